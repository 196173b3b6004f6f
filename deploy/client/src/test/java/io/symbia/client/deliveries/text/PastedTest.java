package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of a file in UTF-8 that stands in one of another charset, and text that only looks so. */
class PastedTest {
    @ParameterizedTest
    @CsvSource({
        "windows-1252, M\u00fcller & S\u00f6hne",
        "windows-1250, M\u00fcller",
        "windows-1251, M\u00fcller",
        "windows-1252, \u041e\u041e\u041e",
        "windows-1251, \u0417\u0430\u0432\u043e\u0434",
        "IBM850, C\u00f4te",
        "windows-1252, NESCAF\u00c9",
        "windows-1252, S\u00d6HNE",
        "windows-1250, M\u00dcLLER",
        "windows-1250, \u010cEZ",
        "windows-1251, \u041e\u041e\u041e",
        "windows-1253, \u0391\u03b8\u03ae\u03bd\u03b1",
        "GB18030, M\u00fcller",
        "GB18030, \u5e7f\u5dde\u836f\u5382"
    })
    void isSeen(String charset, String text) {
        Charset named = Charset.forName(charset);
        assertThat(Pasted.isOfUtf8(new String(text.getBytes(UTF_8), named), named))
                .isTrue();
    }

    /** Some of them are text in UTF-8 by chance: U+00D3 U+0141 in windows-1250, hanzi of two bytes. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, M\u00fcller & S\u00f6hne",
        "windows-1252, \u00c3ngela",
        "windows-1252, Maker",
        "windows-1250, POLFA SP\u00d3\u0141KA AKCYJNA",
        "windows-1250, P\u00d3\u0141NOC",
        "windows-1251, \u0417\u0430\u0432\u043e\u0434",
        "windows-1254, Y\u0131ld\u0131z \u0130la\u00e7",
        "GB18030, \u6bcf\u6bdb",
        "GB18030, \u5e7f\u5dde\u836f\u5382",
        "Shift_JIS, \u6771\u4eac\u88fd\u85ac",
        "UTF-16LE, M\u00fcller",
        "UTF-8, M\u00fcller"
    })
    void isNotSeenInTextOfTheCharset(String charset, String text) {
        assertThat(Pasted.isOfUtf8(text, Charset.forName(charset))).isFalse();
    }

    /** Each is text in UTF-8 by chance, and none that anybody would write. */
    @ParameterizedTest
    @CsvSource({
        "windows-1250, CZ\u0118\u015aCI ZAMIENNE",
        "windows-1250, SZCZEPIONKA T\u0118\u017bCOWA",
        "windows-1250, T\u0118\u017bEC",
        "windows-1250, MOSI\u0118\u017bNY",
        "windows-1250, KN\u00cd\u017dKA",
        "windows-1250, T\u011a\u017dBA",
        "windows-1250, R\u016e\u017dENA",
        "windows-1250, D\u0139\u017dKA",
        "windows-1250, SPITALUL OR\u0102\u015eENESC",
        "windows-1252, NESCAF\u00c9\u00ae",
        "windows-1252, NESCAF\u00c9\u2122",
        "windows-1252, CAF\u00c9\u2019S",
        "windows-1252, SANT\u00c9\u2013PARIS",
        "windows-1251, \u0422\u0401",
        "windows-1251, \u0420\u0406",
        "windows-1253, \u03a4\u0388"
    })
    void isNotSeenInANameOfTheCharset(String charset, String text) {
        Charset named = Charset.forName(charset);
        assertThat(TextFile.decoded(text.getBytes(named), UTF_8)).isPresent();
        assertThat(Pasted.isOfUtf8(text, named)).isFalse();
    }
}
