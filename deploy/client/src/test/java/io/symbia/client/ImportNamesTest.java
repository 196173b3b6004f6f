package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import io.symbia.client.http.SmallPlatform;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which names an import registers countries, vendors and items: one for each, and with every character to be seen. */
class ImportNamesTest extends TypedImports {
    @Test
    void registersACountryOnceHoweverItIsWritten() throws IOException {
        List<String> spellings =
                List.of("Vietnam", "VIETNAM", "viet  nam", "Viet Nam", "VN", "vnm", " Vietnam ", "V\u00ed\u00eatnam");
        Sample sample = new Sample();
        for (int row = 0; row < spellings.size(); row++) {
            sample.row(ORDER, "PO-" + row, SHIPMENT, "ASN-" + row, "country", spellings.get(row));
        }
        assertThat(typed.of(sample.in(folder))).as(typed.said()).isZero();
        assertThat(typed.platform().done().keySet())
                .filteredOn(path -> path.matches("/credit/participants/client-[^/]*"))
                .containsExactly("/credit/participants/client-vietnam");
        assertThat(typed.done("/credit/participants/client-vietnam")).contains("\"Client in Vietnam\"", "\"VN\"");
        Path again = new Sample()
                .row(ORDER, "PO-9", SHIPMENT, "ASN-9", "country", "VNM", "vendor", "MAKER  LTD.")
                .in(folder);
        assertThat(typed.of(again)).as(typed.said()).isZero();
    }

    /** Earlier imports made names of what the file said. */
    @Test
    void goesOnWithAClientThatWasRegisteredInOtherCapitals() throws IOException {
        SmallPlatform platform = typed.platform();
        platform.put(
                "/credit/participants/client-vietnam",
                "{\"legalName\":\"Client in VIETNAM\",\"country\":\"VN\",\"roles\":[\"BUYER\"]}");
        assertThat(typed.of(new Sample().row().in(folder))).as(typed.said()).isZero();
    }

    /** Or all who write so would be one company, and all goods one item. */
    @ParameterizedTest
    @ValueSource(strings = {"vendor", "item description", "brand", "unit of measure (per pack)", ORDER, SHIPMENT})
    void namesNobodyAndNothingByAWordForNone(String column) throws IOException {
        for (String none : List.of("N/A", "na", "-", "None", "N/A - From RDC", "")) {
            Path file = new Sample().row(column, none).in(folder);
            assertThat(typed.of(file, "--check")).as(none).isEqualTo(ROWS_REFUSED);
        }
        assertThat(typed.said().lines().filter(line -> line.startsWith("line 2: value_missing: column '" + column)))
                .hasSize(6);
    }

    /** Spreadsheets, databases, pandas and people write them for what is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"vendor", "item description", "brand", "unit of measure (per pack)"})
    void namesNobodyAndNothingByWhatIsWrittenWhereNothingIs(String column) throws IOException {
        List<String> nothing = List.of(
                "#N/A", "#REF!", "NULL", "nan", "?", "--", "\u2014", "(blank)", "TBD", "unknown", "0", "n.a.", "ditto");
        Sample sample = new Sample();
        for (String text : nothing) sample.row(column, text);
        Path file = sample.in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said().lines().filter(line -> line.contains(": value_missing: column '" + column)))
                .hasSameSizeAs(nothing);
    }

    @Test
    void keepsAVendorOfEachOfTwoNamesThatShareTheirLatinLetters() throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1", "vendor", "\u5e7f\u5dde\u533b\u836f Ltd")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "vendor", "\u4e0a\u6d77\u533b\u836f Ltd")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.platform().done().keySet())
                .filteredOn(path -> path.matches("/credit/participants/vendor-[^/]*"))
                .hasSize(2);
    }

    @Test
    void showsHowAFileReadsInTheCharsetThatWasNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                new Sample().row("vendor", "\u0417\u0430\u0432\u043e\u0434").text(),
                Charset.forName("windows-1251"));
        assertThat(typed.of(file, "--charset", "windows-1252", "--check")).isZero();
        assertThat(typed.said())
                .contains("read in windows-1252: '\u00c7\u00e0\u00e2\u00ee\u00e4' (line 2); look at each name");
    }

    /** The first name reads alike in most charsets, and may stand in the first hundred rows. */
    @Test
    void showsTheNamesWithLettersThatWereNotShown() throws IOException {
        Sample sample = new Sample();
        for (int row = 0; row < 30; row++) sample.row("vendor", "M\u00fcller", "item description", "Kit \u00fc" + row);
        sample.row(ORDER, "PO-2", SHIPMENT, "ASN-2", "vendor", "\u0141\u00f3d\u017a Farma");
        Path file = Files.writeString(folder.resolve("w.csv"), sample.text(), Charset.forName("windows-1250"));
        assertThat(typed.of(file, "--charset", "windows-1252", "--check")).isZero();
        assertThat(typed.said())
                .contains("'M\u00fcller' (line 2), '\u00a3\u00f3d\u0178 Farma' (line 32), 'Kit \u00fc0' (line 2)")
                .contains("'Kit \u00fc7' (line 9) and 22 others; look at each name")
                .doesNotContain("Kit \u00fc8");
    }

    /** A text may have many letters before the one that no other has. */
    @Test
    void showsTheLetterForWhichANameIsShown() throws IOException {
        String item = "Kit \u00fc " + "x".repeat(200) + " \u0141";
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                new Sample()
                        .row("vendor", "M\u00fcller", "item description", item)
                        .text(),
                Charset.forName("windows-1250"));
        assertThat(typed.of(file, "--charset", "windows-1252", "--check")).isZero();
        assertThat(typed.said()).contains("'M\u00fcller' (line 2), '...", "x \u00a3' (line 2); look");
    }

    /** Two months in one file: one was saved in UTF-8. */
    @Test
    void refusesACellThatIsInUtf8AmongOthers() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        String right = "M\u00fcller & S\u00f6hne";
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                new Sample()
                        .row("vendor", "B\u00e4cker AG")
                        .row(
                                ORDER,
                                "PO-2",
                                SHIPMENT,
                                "ASN-2",
                                "vendor",
                                new String(right.getBytes(StandardCharsets.UTF_8), windows))
                        .text(),
                windows);
        assertThat(typed.of(file, "--charset", "windows-1252")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("imported 1 rows, refused 1");
        assertThat(Files.readString(folder.resolve("w-refused.csv"), windows))
                .contains("text_damaged", "is in UTF-8, the file in windows-1252", right);
    }

    /** R, pandas and this import itself write it for none; the code of three letters and the name have one meaning. */
    @Test
    void doesNotTakeAWordForNoneForACountry() throws IOException {
        for (String none : List.of("NA", "na", " NA ", "(NA)", "#NA", "-NA-", "N/A", "none", "-")) {
            Path file = new Sample().row("country", none).in(folder);
            assertThat(typed.of(file, "--check")).as(none).isEqualTo(ROWS_REFUSED);
        }
        assertThat(typed.said().lines().filter(line -> line.startsWith("line 2: country_unknown: ")))
                .hasSize(9)
                .contains("line 2: country_unknown: 'NA' is Namibia or a word for none; write Namibia or NAM");
        Path named = new Sample()
                .row("country", "Namibia")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "country", "NAM")
                .in(folder);
        assertThat(typed.of(named)).as(typed.said()).isZero();
        assertThat(typed.done("/credit/participants/client-namibia")).contains("\"NA\"");
    }

    /** A name with it is another name, and nobody can say of whom. */
    @ParameterizedTest
    @ValueSource(strings = {"vendor", "brand", "item description", "country", "id", "weight (kilograms)"})
    void refusesTextOfWhichAProgramHasLostALetter(String column) throws IOException {
        Path file = new Sample().row(column, "B\uFFFDcker").in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("line 2: text_damaged: column '" + column + "' has U+FFFD", "write the letter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "\u0007", "\u202E", "\u200B", "\u200F", "\u2066", "\uFEFF", "\u00AD", "\u00A0", "\n"})
    void refusesCharactersThatNobodySees(String hidden) throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1", SHIPMENT, "ASN-1", "vendor", "Ma" + hidden + "ker")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "brand", "Gen" + hidden + "eric")
                .row(ORDER, "PO-3", SHIPMENT, "ASN-3", "line item quantity", "1" + hidden + "0")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("character_hidden", "column 'vendor'", "U+%04X".formatted((int) hidden.charAt(0)));
        assertThat(typed.platform().done()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u202E", "\u200B"})
    void refusesThemInADescriptionTooThoughThatMayHaveLines(String hidden) throws IOException {
        Path file = new Sample()
                .row("item description", "kit\n30\ttests")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "item description", "kit" + hidden)
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done())
                .containsKey("/supply-chain/orders/client-vietnam:PO-1")
                .doesNotContainKey("/supply-chain/orders/client-vietnam:PO-2");
    }

    /** The third of three files: its vendor is called so, and no other spelling of the row would be right. */
    @Test
    void asksForNoMendingOfAVendorWhoseIdIsAnothers() throws IOException {
        assertThat(typed.of(vendor("PO-1", "Wei\u00df AG"))).as(typed.said()).isZero();
        assertThat(typed.of(vendor("PO-2", "WEI\u1e9e AG"))).as(typed.said()).isZero();
        assertThat(typed.of(vendor("PO-3", "WEISS AG"))).as(typed.said()).isZero();
        Path third = vendor("PO-4", "Weiss AG");
        assertThat(typed.of(third)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("nothing in 1 of them is wrong: participant_already_exists_with_other_content")
                .contains("add to the name what tells them apart")
                .doesNotContain("mend them");
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused)).contains("its legalName is 'Wei\u00df AG'; the rows say 'Weiss AG'");
        Files.writeString(refused, Files.readString(refused).replace(",Weiss AG,", ",\"Weiss AG, Bern\","));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
        assertThat(typed.done("/credit/participants/vendor-weiss-ag-bern")).contains("Weiss AG, Bern");
    }

    /** It may be {@code Weiss}, too, whose file comes next. */
    @Test
    void takesNoNameWithARareLetterForOneInCapitals() throws IOException {
        assertThat(typed.of(vendor("PO-1", "WEISS AG"))).as(typed.said()).isZero();
        assertThat(typed.of(vendor("PO-2", "Wei\u00df AG"))).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("its legalName is 'WEISS AG'; the rows say 'Wei\u00df AG'");
        assertThat(typed.of(vendor("PO-3", "Weiss AG"))).as(typed.said()).isZero();
        assertThat(typed.of(vendor("PO-2", "WEISS AG"))).as(typed.said()).isZero();
    }

    private Path vendor(String order, String name) throws IOException {
        return new Sample()
                .row(ORDER, order, SHIPMENT, order.replace("PO", "ASN"), "vendor", name)
                .in(folder);
    }
}
