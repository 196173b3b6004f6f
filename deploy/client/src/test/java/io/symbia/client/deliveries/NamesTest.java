package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Côte d'Ivoire                                          | cote-d-ivoire
            Congo, DRC                                             | congo-drc
            Laboratories of the Very Long Name (and Daughters)    | laboratories-of-the-very-long-name-and-daughters
            (3M)                                                   | 3m
            """)
    void makesAnIdOfAName(String name, String words) {
        assertThat(Names.seller(name)).hasToString("vendor-" + words);
        assertThat(Names.buyer(name)).hasToString("client-" + words);
    }

    /** Of 48 characters nothing is cut; of 49 the last would be, and another name may differ in that alone. */
    @ParameterizedTest
    @CsvSource({
        "Guangzhou Pharmaceutical Import and Export Company Limited, Guangzhou Pharmaceutical Import and Export Company Group",
        "Laboratories of the Very Long Name and Daughters North, Laboratories of the Very Long Name and Daughters South"
    })
    void tellsNamesApartThatAreAlikeInTheirBeginning(String one, String other) {
        assertThat(Names.seller(one)).isNotEqualTo(Names.seller(other));
        assertThat(Names.seller(one).value())
                .matches("vendor-[a-z-]{23,24}-[0-9a-f]{32}")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(Names.seller(one)).isEqualTo(Names.seller(" " + one.toUpperCase(Locale.ROOT)));
        String longest = "a".repeat(48);
        assertThat(Names.seller(longest)).hasToString("vendor-" + longest);
        assertThat(Names.seller(longest + "b")).isNotEqualTo(Names.seller(longest));
    }

    /** No id ends a part in two hyphens. */
    @Test
    void cutsNoHyphenBeforeItsDigest() {
        String name = "a".repeat(23) + " " + "b".repeat(30);
        assertThat(Names.seller(name).value()).matches("vendor-a{23}-[0-9a-f]{32}");
    }

    @Test
    void tellsNamesInOtherScriptsApart() {
        assertThat(Names.seller("华东医药")).isNotEqualTo(Names.seller("上海医药"));
        assertThat(Names.seller("华东医药")).isEqualTo(Names.seller("华东医药"));
        assertThat(Names.seller("华东医药").value()).matches("vendor-[0-9a-f]{32}");
    }

    /** Letters that an id has no place for would be lost, and two names one. */
    @ParameterizedTest
    @CsvSource({"广州医药 Ltd, 上海医药 Ltd", "Łódź Farma, Ódź Farma", "Møller & Co, Mller & Co", "Завод 7, Фабрика 7"})
    void tellsNamesApartOfWhichOnlyLettersInOtherScriptsDiffer(String one, String other) {
        assertThat(Names.seller(one)).isNotEqualTo(Names.seller(other));
        assertThat(Names.seller(one).value()).matches("vendor-[0-9a-f]{32}");
        assertThat(Names.seller(one))
                .as("one name in other capitals")
                .isEqualTo(Names.seller(" " + one.toUpperCase(Locale.ROOT)));
    }

    /** Capitals make no other name, and the capitals of these letters are Latin ones. */
    @ParameterizedTest
    @CsvSource({"Weiß & Co, weiss-co", "Yıldız İlaç, yildiz-ilac", "YILDIZ İLAÇ, yildiz-ilac"})
    void keepsTheLettersOfANameInCapitals(String name, String words) {
        assertThat(Names.seller(name)).hasToString("vendor-" + words);
    }

    /** A word all in capitals may be either of two, which are not the same. */
    @ParameterizedTest
    @CsvSource({
        "Groß GmbH, Gross GmbH, GROSS GmbH",
        "Weiß AG, Weiss AG, WEISS AG",
        "Sıla İlaç, Sila İlaç, SILA İLAÇ",
        "Kır Ltd, Kir Ltd, KIR LTD"
    })
    void tellsNamesApartThatAreAlikeInCapitals(String one, String other, String either) {
        assertThat(Names.areSame(one, other)).isFalse();
        assertThat(Names.areSame(one, either)).isTrue();
        assertThat(Names.areSame(either, other)).isTrue();
        assertThat(Names.areSame(" " + one.replace(" ", "  "), one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Côte d'Ivoire | CI
            Vietnam       | VN
            Congo, DRC    | CD
            Swaziland     | SZ
            South Africa  | ZA
            """)
    void knowsTheCodesOfCountries(String country, String code) {
        assertThat(Country.named(country).map(Country::code)).contains(code);
    }

    @Test
    void inventsNoCode() {
        assertThat(Country.named("Atlantis")).isEmpty();
        assertThat(Country.named("")).isEmpty();
    }
}
