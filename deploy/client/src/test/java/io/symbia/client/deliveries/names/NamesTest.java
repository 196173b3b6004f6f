package io.symbia.client.deliveries.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
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

    /** The capitals that are of one letter alone, and an i whose dot a program has kept beside it. */
    @ParameterizedTest
    @CsvSource({
        "\u0130la\u00e7 \u0130zmir, ila\u00e7 izmir",
        "\u0130STANBUL, istanbul",
        "\u0130STANBUL, ISTANBUL",
        "ISTANBUL, \u0130stanbul",
        "i\u0307stanbul, \u0130stanbul",
        "I\u015f\u0131k, \u0131\u015f\u0131k",
        "I\u015eIK, I\u015f\u0131k",
        "WEI\u1e9e, Wei\u00df",
        "WEI\u1e9e, wei\u00df",
        "WEI\u1e9e, WEISS",
        "\u1e9eG \u533b\u836f, \u00dfg \u533b\u836f",
        "\u0130la\u00e7 \u533b\u836f, ILA\u00c7 \u533b\u836f",
        "\u0130stanbul Laboratories of the Very Long Name and Daughters, istanbul laboratories of the very long name and daughters",
        "GRO\u1e9eHANDEL of the Very Long Name and of Many Daughters, Gro\u00dfhandel OF THE VERY LONG NAME AND OF MANY DAUGHTERS"
    })
    void makesOneOfTwoSpellingsInOtherCapitals(String one, String other) {
        assertThat(Names.areSame(one, other)).isTrue();
        assertThat(Names.areSame(other, one)).isTrue();
        assertThat(Names.seller(one)).isEqualTo(Names.seller(other));
    }

    /** Makes capitals as a program does that is set to Turkish. */
    @ParameterizedTest
    @CsvSource({"A\u0130R, air", "c\u0131p, cip", "Air  CHARTER, air charter", "WEI\u1e9e, weiss"})
    void foldsWords(String word, String folded) {
        assertThat(Names.folded(word)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "WEI\u1e9e, Weiss",
        "K\u0130R, K\u0131r",
        "I\u015f\u0131k, I\u015fik",
        "i\u015f\u0131k, \u0131\u015f\u0131k",
        "Stra\u00dfe, Strase"
    })
    void makesNoOneNameOfLettersThatDiffer(String one, String other) {
        assertThat(Names.areSame(one, other)).isFalse();
        assertThat(Names.areSame(other, one)).isFalse();
    }

    /** Each of two names is the same as itself however it is written, whichever letters it has. */
    @Test
    void knowsEachLetterInBothCapitals() {
        for (int letter = 'A'; letter < 0x2FFF; letter++) {
            String one = Character.toString(letter);
            if (!Character.isLetter(letter) || !Normalizer.isNormalized(one, Normalizer.Form.NFC)) continue;
            for (String name : List.of("Ab" + one + "c", one + "x", one)) {
                for (String other : List.of(name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
                    if (!Normalizer.isNormalized(other, Normalizer.Form.NFC)) continue; // It is refused as it stands.
                    assertThat(Names.areSame(name, other))
                            .as("%s and %s", name, other)
                            .isTrue();
                    assertThat(Names.seller(name)).as("%s and %s", name, other).isEqualTo(Names.seller(other));
                }
            }
        }
    }
}
