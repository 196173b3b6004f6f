package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of which nobody says what it is written in: its bytes may be text in UTF-8 by chance. */
class ImportCharsetTest extends TypedImports {
    /** Saved by a spreadsheet, with few letters beyond ASCII. */
    @ParameterizedTest
    @CsvSource({
        "windows-1250, MEDIX SP\u00d3\u0141KA AKCYJNA",
        "windows-1250, CZ\u0118\u015aCI ZAMIENNE S.A.",
        "windows-1250, SZCZEPIONKA T\u0118\u017bCOWA",
        "windows-1250, KN\u00cd\u017dKA",
        "windows-1250, T\u011a\u017dBA",
        "windows-1250, R\u016e\u017dENA",
        "windows-1250, D\u0139\u017dKA",
        "windows-1250, SPITALUL OR\u0102\u015eENESC",
        "windows-1250, C\u00c2\u015eTIG",
        "windows-1250, zvl\u00e1\u0161\u0165",
        "windows-1250, d\u00e9\u0161\u0165",
        "windows-1252, NESCAF\u00c9\u00ae",
        "windows-1252, NESCAF\u00c9\u2122",
        "windows-1252, CAF\u00c9\u2019S",
        "windows-1252, SANT\u00c9\u2013PARIS",
        "windows-1251, \u0422\u0401",
        "windows-1253, \u03a4\u0388",
        "GB18030, \u4e00"
    })
    void isAskedOfANameThatNobodyWritesInUtf8(String written, String name) throws IOException {
        Charset charset = Charset.forName(written);
        Path file = Files.writeString(
                folder.resolve("w.csv"), new Sample().row("vendor", name).text(), charset);
        assertThat(new String(name.getBytes(charset), UTF_8)).doesNotContain("\uFFFD");
        assertThat(typed.of(file)).isEqualTo(UNUSABLE);
        assertThat(typed.platform().done()).isEmpty();
        assertThat(typed.errors())
                .singleElement()
                .asString()
                .contains("line 2 reads '", "with --charset UTF-8", "'" + name + "' with --charset " + written);
        assertThat(typed.of(file, "--charset", written, "--check"))
                .as(typed.said())
                .isZero();
        assertThat(typed.said()).contains("read in " + written + ": '" + name + "' (line 2); look at each name");
        assertThat(typed.of(file, "--charset", "UTF-8", "--check"))
                .as(typed.said())
                .isNotEqualTo(UNUSABLE);
    }

    /** Names, goods and units that are written so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "M\u00fcller & S\u00f6hne",
                "SP\u00d3\u0141KA AKCYJNA",
                "\u0141\u00f3d\u017a Farma",
                "CZ\u0118\u015aCI ZAMIENNE",
                "C\u00f4te Fr\u00e8res",
                "SOCI\u00e9T\u00e9 G\u00e9N\u00e9RALE",
                "GRO\u00dfHANDEL",
                "Nestl\u00e9\u00ae",
                "NESCAF\u00c9\u00aeGOLD",
                "\u0130\u015f Bankas\u0131",
                "\u015eifa \u0130la\u00e7",
                "C\u00f4ng ty D\u01b0\u1ee3c ph\u1ea9m",
                "\u1e62\u1ecd\u0300k\u1eb9\u0300",
                "S\u0259hiyy\u0259 Nazirliyi",
                "\u018aan \u0181aki",
                "Gb\u025b\u0256e",
                "O\u02bbzbek",
                "M\u00aa \u00c1ngeles",
                "N\u00ba 5",
                "\u041e\u041e\u041e \u00ab\u0417\u0430\u0432\u043e\u0434\u00bb",
                "\u0490\u0430\u043d\u043e\u043a \u0456 \u042f",
                "\u049a\u0430\u0437\u0430\u049b\u0441\u0442\u0430\u043d \u04ba",
                "\u0395\u03bb\u03bb\u03ac\u03c2 \u0391\u0395",
                "\u0540\u0561\u0575 \u0534\u0565\u0572",
                "\u041e\u041e\u041e Medix",
                "\u0645\u0635\u0646\u0639 \u0627\u0644\u062f\u0648\u0627\u0621",
                "\u05e2\u05d1\u05e8\u05d9\u05ea",
                "\u05d2\u05f3\u05d9\u05d1\u05d5\u05d8\u05d9",
                "Kal\u025b\u025bf\u028a",
                "5 \u03bcg",
                "10\u00b5g",
                "IL-1\u03b2",
                "TNF\u03b1",
                "\u0394F508",
                "\u6771\u4eac\u88fd\u85ac",
                "GE\u533b\u7597",
                "3M\u4e2d\u56fd",
                "T\u30b7\u30e3\u30c4",
                "\ud55c\uad6d\uc81c\uc57d",
                "\u0e22\u0e32\u0e44\u0e17\u0e22",
                "\u0926\u0935\u093e \u0915\u0902\u092a\u0928\u0940",
                "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8",
                "10\u00d710",
                "20\u00b0C",
                "na h\u00c9ireann"
            })
    void isNotAskedOfNamesInUtf8(String name) throws IOException {
        assertThat(typed.of(new Sample().row("item description", name).in(folder), "--check"))
                .as(typed.said())
                .isZero();
        assertThat(typed.said()).contains("read in UTF-8: '" + name + "' (line 2); look at each name");
    }

    @Test
    void isNotAskedWhereNoNameHasLettersBeyondAscii() throws IOException {
        assertThat(typed.of(new Sample().row().in(folder), "--check")).isZero();
        assertThat(typed.said()).doesNotContain("look at each name");
    }

    /** A mark at the beginning of the file says it too. */
    @Test
    void isSaidByAMark() throws IOException {
        String text = "\uFEFF" + new Sample().row("vendor", "MEDIX SP\u04e3KA").text();
        Path file = Files.writeString(folder.resolve("m.csv"), text);
        assertThat(typed.of(file, "--check")).as(typed.said()).isZero();
    }

    /** The options that are printed have to be all that the rows need. */
    @Test
    void isSaidAgainOfRefusedRows() throws IOException {
        Path file = new Sample()
                .row("vendor", "MEDIX SP\u04e3KA", "country", "Nowhere")
                .in(folder);
        assertThat(typed.of(file, "--charset", "utf8")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("--charset UTF-8");
        Path other =
                new Sample().row("vendor", "B\u00e4cker", "country", "Nowhere").in(folder);
        typed.of(other, "--refused", folder.resolve("r.csv").toString());
        assertThat(typed.said().lines().filter(line -> line.contains("--charset UTF-8")))
                .hasSize(1);
    }

    /** By chance the refused rows alone are text in UTF-8; as they are printed, the options read them all the same. */
    @ParameterizedTest
    @CsvSource({
        "GB18030, Tasly \u836f\u4e1a",
        "EUC-JP, \u5e73\u6c11",
        "windows-1250, P\u00c4\u0164",
        "GB18030, \u533b\u836f"
    })
    void isPrintedAsTheRefusedRowsNeedIt(String written, String name) throws IOException {
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                new Sample()
                        .row("vendor", "Maker")
                        .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "brand", name, "line item quantity", "0")
                        .row(
                                ORDER,
                                "PO-3",
                                SHIPMENT,
                                "ASN-3",
                                "brand",
                                written.startsWith("w") ? "\u0141\u00f3d\u017a" : "\u5e7f\u5dde")
                        .text(),
                Charset.forName(written));
        assertThat(typed.of(file, "--charset", written)).as(typed.said()).isEqualTo(ROWS_REFUSED);
        String line = typed.said()
                .lines()
                .filter(one -> one.startsWith("mend "))
                .findFirst()
                .orElseThrow();
        int option = line.indexOf("--charset ");
        String[] options = option < 0
                ? new String[] {"--check"}
                : new String[] {
                    "--check", "--charset", line.substring(option + 10).split(";", -1)[0]
                };
        assertThat(typed.of(folder.resolve("w-refused.csv"), options))
                .as(typed.said())
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()
                        .lines()
                        .filter(one -> one.startsWith("read in ") && one.contains("'" + name + "' (line")))
                .hasSize(2);
    }

    /** The message says how to keep a name that is right as it stands. */
    @Test
    void isNamedWithTheWayOutForACellThatSeemsToBeInUtf8() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                new Sample()
                        .row("vendor", "B\u00e4cker AG")
                        .row("item description", new String("S\u00d6HNE".getBytes(UTF_8), windows))
                        .text(),
                windows);
        assertThat(typed.of(file, "--charset", "windows-1252", "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("write 'S\u00d6HNE'", "where it is right as it stands, save the file in UTF-8");
    }
}
