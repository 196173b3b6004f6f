package io.symbia.client.deliveries.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rounded price may hide, and what is sealed in its place. */
class PricedLineTest {
    private static PricedLine line(String packs, String price, String value) {
        return new PricedLine(new BigDecimal(packs), new BigDecimal(price), new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource({
        "19,   29,    550.90,  true",
        "19,   29,    550.89,  false",
        "19,   29,    551.10,  true",
        "19,   29,    551.11,  false",
        "1000, 3.20,  3205.00, true", // 1000 x 0.005 + 0.005
        "1000, 3.20,  3205.01, false",
        "1000, 3.200, 3200.50, true", // A third digit was stated: 1000 x 0.0005 + 0.005
        "1000, 3.200, 3200.51, false",
        "5,    0,     0.00,    true"
    })
    void aPriceExplainsWhatItsRoundingCanHide(String packs, String price, String value, boolean explained) {
        if (explained)
            assertThatCode(line(packs, price, value)::requireExplained).doesNotThrowAnyException();
        else assertThatThrownBy(line(packs, price, value)::requireExplained).isInstanceOf(RowRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "19,   29,   551.00, 29.00 USD",
        "1000, 6.20, 6200,   6.20 USD",
        "19,   29,   550.90, 550.90 USD per 19 XPK",
        "1500, 0.33, 500.00, 500.00 USD per 1500 XPK"
    })
    void whatIsSealedGivesTheTotal(String packs, String price, String value, String due) {
        PricedLine line = line(packs, price, value);
        assertThat(line.price()).hasToString(due);
        assertThat(line.price().gives(line.quantity(), Money.of(value, "USD"))).isTrue();
    }
}
