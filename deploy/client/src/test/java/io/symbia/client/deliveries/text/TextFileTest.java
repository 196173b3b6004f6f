package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

    /** The first name reads alike in most charsets; the others tell them apart. */
    @ParameterizedTest
    @CsvSource({
        "windows-1250, \u0141\u00f3d\u017a Farma, L",
        "windows-1254, \u015eifa \u0130la\u00e7, S",
        "windows-1251, \u0417\u0430\u0432\u043e\u0434, Z",
        "windows-1252, Ma\u00e7\u00e3 & Ni\u00f1o, N"
    })
    void showsANameWhoseReadingsDiffer(String written, String name, String plain) throws IOException {
        String text = "id,vendor\r\n1,\u00b5 Ltd\r\n2," + plain + "\r\n3," + name + "\r\n4,\u00b5 Inc\r\n";
        Path file = Files.writeString(folder.resolve("c.csv"), text, Charset.forName(written));
        assertThatThrownBy(() -> TextFile.read(file, UTF_8))
                .hasMessageContaining("line 4")
                .hasMessageContaining("'" + name + "' with --charset " + written);
    }

    /** One name tells one pair of charsets apart, another one the next. */
    @Test
    void showsAsManyNamesAsTellTheCharsetsApart() throws IOException {
        String text = "id,vendor\r\n1,\u0141\u00f3d\u017a\r\n2,Y\u0131ld\u0131z\r\n";
        byte[] polish = text.lines().toList().get(1).getBytes(Charset.forName("windows-1250"));
        byte[] turkish = text.lines().toList().get(2).getBytes(Charset.forName("windows-1254"));
        String hex = HexFormat.of().formatHex("id\n".getBytes(UTF_8))
                + HexFormat.of().formatHex(polish) + "0A" + HexFormat.of().formatHex(turkish);
        assertThatThrownBy(() -> TextFile.read(file(hex), UTF_8))
                .hasMessageContaining("\u0141\u00f3d\u017a")
                .hasMessageContaining("Y\u0131ld\u0131z")
                .hasMessageContaining("lines 2 and 3 read");
    }

    /** In no charset is it right, so that none would be named by it. */
    @Test
    void showsNoNameThatWasPastedInUtf8() throws IOException {
        String hex = HexFormat.of().formatHex("id\nB\u00e4cker\n".getBytes(Charset.forName("windows-1252")))
                + HexFormat.of().formatHex("M\u00fcller\n".getBytes(UTF_8));
        assertThatThrownBy(() -> TextFile.read(file(hex), UTF_8))
                .hasMessageContaining(
                        "line 2 reads 'B\u00e4cker' with --charset windows-1250, 'B\u00e4cker' with --charset windows-1252")
                .message()
                .doesNotContain("line 3");
    }

    /** Far behind the beginning of a long text. */
    @Test
    void showsTheLettersThatDiffer() throws IOException {
        String text = "id\n" + "x".repeat(300) + " \u0141\u00f3d\u017a" + "x".repeat(300);
        Path file = Files.writeString(folder.resolve("c.csv"), text, Charset.forName("windows-1250"));
        assertThatThrownBy(() -> TextFile.read(file, UTF_8))
                .hasMessageContaining("\u0141\u00f3d\u017a")
                .message()
                .hasSizeLessThan(1_200);
    }

    /** The bytes of this text are others in UTF-8, by chance; whoever knows which is meant is told what to do. */
    @ParameterizedTest
    @CsvSource({"windows-1250, P\u00c4\u0164", "windows-1250, B\u011a\u0141ORUSKA"})
    void saysHowAFileIsReadThatHappensToBeInUtf8(String written, String name) throws IOException {
        Charset charset = Charset.forName(written);
        Path file = Files.writeString(folder.resolve("f.csv"), "id,vendor\r\n1," + name + "\r\n", charset);
        assertThatThrownBy(() -> TextFile.read(file, charset))
                .hasMessageContaining("line 2 reads '" + new String(name.getBytes(charset), UTF_8) + "' in UTF-8")
                .hasMessageContaining("and '" + name + "' in " + written)
                .hasMessageContaining("iconv -f " + written + " -t UTF-8");
        Path saved = Files.writeString(folder.resolve("u.csv"), Files.readString(file, charset));
        assertThat(TextFile.read(saved, UTF_8)).contains(name);
    }

    /** Where all of its names are such as people write in another charset, somebody has to say which it is, and is believed. */
    @ParameterizedTest
    @CsvSource({
        "GB18030, \u6bcf\u6bdb",
        "GB18030, Tasly \u836f\u4e1a",
        "GB18030, \u533b\u836f",
        "GB18030, \u8305\u53f0",
        "EUC-KR, \uce74\ud0a4",
        "EUC-JP, \u5e73\u6c11",
        "IBM866, \u0444\u0438\u043a\u0441\u043d\u0438",
        "windows-1251, \u0414\u0406\u041b\u0406",
        "windows-1250, SP\u00d3\u0141KA"
    })
    void asksForTheCharsetOfNamesThatPeopleWriteInIt(String written, String name) throws IOException {
        Charset charset = Charset.forName(written);
        Path file = Files.writeString(folder.resolve("f.csv"), "id,vendor\r\n1," + name + "\r\n", charset);
        assertThatThrownBy(() -> TextFile.read(file, Optional.empty()))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("'" + name + "' with --charset " + written)
                .hasMessageContaining("with --charset UTF-8");
        assertThat(TextFile.read(file, charset)).contains(name);
        assertThat(TextFile.read(file, UTF_8)).contains(new String(name.getBytes(charset), UTF_8));
    }

    /** One name that is text in UTF-8 alone shows that the whole file is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "T\u6064",
                "A\u7ea7",
                "B\u578b",
                "X\u7dda film",
                "A\u793e",
                "K\u6b4c",
                "A\ud615",
                "B\ud615 kit",
                "\u0421\u0438\u043b\u0430"
            })
    void asksNothingOfANameBesideOneThatIsInUtf8Alone(String name) throws IOException {
        for (String certain : List.of(
                "\u4e0a\u6d77\u533b\u836f", "\ud55c\uad6d\uc81c\uc57d", "\uff2e\uff34\uff34\u30c7\u30fc\u30bf")) {
            Path file = Files.writeString(folder.resolve("f.csv"), "id,vendor\n1," + name + "\n2," + certain + "\n");
            assertThat(TextFile.read(file, Optional.empty())).contains(name);
        }
    }

    /** Each has a reading that is right, whichever spreadsheet has saved it. */
    @ParameterizedTest
    @CsvSource({
        "windows-1255, \u05d8\u05d1\u05e2 \u05ea\u05e2\u05e9\u05d9\u05d5\u05ea",
        "windows-1257, \u0160iauli\u0173 Vaistin\u0117",
        "x-windows-874, \u0e2d\u0e07\u0e04\u0e4c\u0e01\u0e32\u0e23",
        "KOI8-R, \u0417\u0430\u0432\u043e\u0434 \u041c\u043e\u0441\u043a\u0432\u0430",
        "IBM866, \u0417\u0430\u0432\u043e\u0434 \u041c\u043e\u0441\u043a\u0432\u0430",
        "IBM852, Gy\u0151r",
        "EUC-JP, \u65e5\u7acb",
        "Big5, \u53f0\u7063\u5927\u5b78"
    })
    void showsTheRightReading(String written, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "id,vendor\n1," + name + "\n", Charset.forName(written));
        assertThatThrownBy(() -> TextFile.read(file, Optional.empty()))
                .hasMessageContaining("'" + name + "' with --charset " + written);
    }

    /** Windows writes the tones of Vietnamese as marks, behind letters that are one with them elsewhere. */
    @Test
    void composesLettersWithTheirTones() throws IOException {
        Charset vietnamese = Charset.forName("windows-1258");
        String first = "C\u00f4ng ty \u0110\u00f4ng \u00c1";
        String other = "D\u01b0\u01a1\u0323c ph\u00e2\u0309m H\u00e2\u0323u Giang";
        Path file = Files.writeString(folder.resolve("f.csv"), "id\n" + first + "\n" + other + "\n", vietnamese);
        String read = TextFile.read(file, vietnamese);
        assertThat(read).contains(first, "D\u01b0\u1ee3c ph\u1ea9m H\u1eadu Giang");
        assertThat(Normalizer.isNormalized(read, Normalizer.Form.NFC)).isTrue();
        assertThatThrownBy(() -> TextFile.read(file, Optional.empty()))
                .hasMessageContaining("D\u01b0\u1ee3c ph\u1ea9m H\u1eadu Giang' with --charset windows-1258")
                .hasMessageContaining("D\u00fd\u0151\u0148c");
    }

    @Test
    void tellsLettersThatLookTheSameByTheirNumbers() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "id\n\u0110uro\n", Charset.forName("windows-1250"));
        assertThatThrownBy(() -> TextFile.read(file, Optional.empty()))
                .hasMessageContaining("'\u0110uro' (\u0110 is U+0110) with --charset windows-1250")
                .hasMessageContaining("'\u00d0uro' (\u00d0 is U+00D0) with --charset windows-1252");
    }

    /** A sentence about one of them would not be true of the other. */
    @Test
    void saysThatTwoFilesAreInOne() throws IOException {
        String polish = HexFormat.of().formatHex("1,\u0141\u00f3d\u017a\n".getBytes(Charset.forName("windows-1250")));
        Path file = file("EFBBBF" + HexFormat.of().formatHex("id,vendor\n1,M\u00fcller\n".getBytes(UTF_8)) + polish);
        assertThatThrownBy(() -> TextFile.read(file, Optional.empty()))
                .hasMessageContaining("two files were put together")
                .message()
                .doesNotContain("--charset");
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
