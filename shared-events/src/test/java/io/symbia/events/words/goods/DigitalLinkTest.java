package io.symbia.events.words.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {
    @Test
    void readsItemLotAndSerial() {
        DigitalLink link = DigitalLink.parse("https://id.gs1.org/01/09506000134352/10/ZJ2611A/21/000123");

        assertThat(link.gtin()).hasToString("09506000134352");
        assertThat(link.lot()).contains(new Lot("ZJ2611A"));
        assertThat(link.serial()).contains("000123");
        assertThat(link.expiry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.gs1.org/01/09506000134352",
                "https://id.gs1.org/01/09506000134352/10/ZJ2611A",
                "https://id.gs1.org/01/09506000134352/21/a%2Fb%3F%2B",
                "https://id.gs1.org/01/09506000134352/10/ZJ2611A/21/000123?17=271130",
            })
    void formatsWhatItParsed(String text) {
        assertThat(DigitalLink.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"271130, 2027-11-30", "271100, 2027-11-30", "240200, 2024-02-29", "230200, 2023-02-28"})
    void readsDayZeroAsTheEndOfTheMonth(String written, LocalDate day) {
        assertThat(DigitalLink.parse("https://id.gs1.org/01/09506000134352?17=" + written)
                        .expiry())
                .isEqualTo(Optional.of(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.gs1.org/01/09506000134352",
                "https://id.gs1.org/01/09506000134353",
                "https://id.gs1.org/01/09506000134352/21/000123/10/ZJ2611A",
                "https://id.gs1.org/01/09506000134352/10/",
                "https://id.gs1.org/01/09506000134352/21/123456789012345678901",
                "https://id.gs1.org/01/09506000134352?17=271301",
                "https://id.gs1.org/01/09506000134352?17=270230",
                "https://id.gs1.org/01/09506000134352?17=2711",
            })
    void refusesOtherLinks(String text) {
        assertThatThrownBy(() -> DigitalLink.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesASingleItem() {
        Sgtin item = Sgtin.parse("(01)09506000134352(21)000123");

        assertThat(item)
                .isEqualTo(new Sgtin(new Gtin("9506000134352"), "000123"))
                .hasToString("(01)09506000134352(21)000123");
        assertThatThrownBy(() -> Sgtin.parse("(01)09506000134352(21)")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sgtin.parse("(01)9506000134352(21)000123"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
