package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a file in another charset, or of none, leads on: whoever does as told is not told the same again. */
class TextFileTest {
    private static final String TEXT = "id,vendor\r\n1,Ünal\r\n";

    @TempDir
    private Path folder;

    /** The bytes before the text, how the text is written, and the charset that is named. */
    @ParameterizedTest
    @CsvSource({
        "FFFE, UTF-16LE, UTF-8, UTF-16",
        "FEFF, UTF-16BE, UTF-8, UTF-16",
        "FFFE, UTF-16LE, windows-1252, UTF-16",
        "FFFE, UTF-16LE, UTF-16BE, UTF-16",
        "FFFE0000, UTF-32LE, UTF-8, UTF-32",
        "0000FEFF, UTF-32BE, UTF-8, UTF-32",
        "EFBBBF, UTF-8, windows-1252, UTF-8",
        "'', UTF-16LE, UTF-8, UTF-16LE",
        "'', UTF-16BE, UTF-8, UTF-16BE",
        "'', UTF-16LE, ISO-8859-1, UTF-16LE"
    })
    void namesTheCharsetThatReadsTheFile(String mark, String written, String named, String due) throws IOException {
        Path file = file(mark + HexFormat.of().formatHex(TEXT.getBytes(Charset.forName(written))));
        assertThatThrownBy(() -> TextFile.read(file, Charset.forName(named)))
                .isInstanceOf(FileRefused.class)
                .hasMessageEndingWith("say --charset " + due);
        assertThat(TextFile.read(file, Charset.forName(due))).endsWith(TEXT);
    }

    @Test
    void saysThatAFileIsInUtf8() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), TEXT);
        assertThatThrownBy(() -> TextFile.read(file, Charset.forName("US-ASCII")))
                .hasMessageEndingWith("but in UTF-8: leave --charset out");
        Path latin = Files.writeString(folder.resolve("l.csv"), TEXT, Charset.forName("windows-1252"));
        assertThatThrownBy(() -> TextFile.read(latin, UTF_8)).hasMessageContaining("--charset windows-1252");
        assertThatThrownBy(() -> TextFile.read(latin, Charset.forName("US-ASCII")))
                .hasMessageEndingWith("nor in UTF-8: save it in UTF-8");
    }

    /** Whichever it is written in, whoever looks at how its first name would read finds the one; none is the example for all. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, C\u00f4te Fr\u00e8res",
        "windows-1250, \u0141\u00f3d\u017a Farma",
        "windows-1251, \u0417\u0430\u0432\u043e\u0434",
        "windows-1254, Y\u0131ld\u0131z \u0130la\u00e7",
        "GB18030, \u5e7f\u5dde\u836f\u5382",
        "Shift_JIS, \u6771\u4eac\u88fd\u85ac",
        "IBM850, M\u00fcller & S\u00f6hne",
        "x-MacRoman, C\u00f4t\u00e9 Fr\u00e8res",
        "EUC-KR, \ud55c\uad6d\uc81c\uc57d"
    })
    void showsHowTheFirstNameWouldRead(String written, String name) throws IOException {
        String text = "id,vendor\r\n1,Plain\r\n2,\"" + name + "\"\r\n";
        Path file = Files.writeString(folder.resolve("c.csv"), text, Charset.forName(written));
        assertThatThrownBy(() -> TextFile.read(file, UTF_8))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'" + name + "' with --charset " + written)
                .message()
                .doesNotContain("example")
                .containsPattern("(--charset .*){2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "windows-1251", "GB18030", "IBM850"})
    void readsNoFileThatIsInUtf8InAnother(String named) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "id,vendor\r\n1,M\u00fcller & S\u00f6hne\r\n");
        assertThatThrownBy(() -> TextFile.read(file, Charset.forName(named)))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("is in UTF-8")
                .hasMessageContaining("leave --charset out");
        Path ascii = Files.writeString(folder.resolve("a.csv"), "id,vendor\r\n1,Maker\r\n");
        assertThat(TextFile.read(ascii, Charset.forName(named))).endsWith("Maker\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "504B030414000600", // A workbook of today.
                "D0CF11E0A1B11AE1", // One of before.
                "89504E470D0A1A0A0000000D", // An image.
                "1F8B0800", // Compressed.
                "7F454C46020101000000",
                "00000000"
            })
    void saysThatAFileIsNoText(String bytes) throws IOException {
        Path file = file(bytes + "8D9D80FF00");
        for (String charset : new String[] {"UTF-8", "windows-1252"}) {
            assertThatThrownBy(() -> TextFile.read(file, Charset.forName(charset)))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("no text: save the table as CSV");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "x-UTF-16LE-BOM", "UTF-32", "GB18030", "ISO-2022-KR", "IBM1047"})
    void readsTextInAnyCharset(String charset) throws IOException {
        Path file = Files.write(folder.resolve("f.csv"), "id\n1\n".getBytes(Charset.forName(charset)));
        assertThat(TextFile.read(file, Charset.forName(charset))).isEqualTo("id\n1\n");
    }

    private Path file(String hex) throws IOException {
        return Files.write(folder.resolve("f.csv"), HexFormat.of().parseHex(hex));
    }
}
