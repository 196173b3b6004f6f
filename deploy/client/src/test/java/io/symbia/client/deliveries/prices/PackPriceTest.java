package io.symbia.client.deliveries.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rounded price may hide, and what is sealed in its place. */
class PackPriceTest {
    @ParameterizedTest
    @CsvSource({
        "29,     19,   550.90, true",
        "29,     19,   550.89, false",
        "29,     19,   551.10, true",
        "29,     19,   551.11, false",
        "3.20,   1000, 3205.00, true", // 1000 x 0.005 + 0.005
        "3.20,   1000, 3205.01, false",
        "3.200,  1000, 3200.50, true", // A third digit was stated: 1000 x 0.0005 + 0.005
        "3.200,  1000, 3200.51, false",
        "0,      5,    0.00,   true"
    })
    void aPriceExplainsWhatItsRoundingCanHide(String price, String packs, String total, boolean explained) {
        assertThat(new PackPrice(new BigDecimal(price)).explains(new BigDecimal(packs), new BigDecimal(total)))
                .isEqualTo(explained);
    }

    @ParameterizedTest
    @CsvSource({
        "29,   19,   551.00, 29.00 USD",
        "6.20, 1000, 6200,   6.20 USD",
        "29,   19,   550.90, 550.90 USD per 19 XPK",
        "0.33, 1500, 500.00, 500.00 USD per 1500 XPK"
    })
    void whatIsSealedGivesTheTotal(String price, String packs, String total, String sealed) {
        Quantity quantity = Quantity.of(packs, "XPK");
        Money value = Money.of(total, "USD");
        var due = new PackPrice(new BigDecimal(price)).sealedFor(quantity, value);
        assertThat(due).hasToString(sealed);
        assertThat(due.gives(quantity, value)).isTrue();
    }
}
