package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order is placed once, with all its rows: what a person is told to mend can go in afterwards. */
class ImportOrdersTest extends TypedImports {
    private static final String QUANTITY = "line item quantity";
    private static final String PLACED = "/supply-chain/orders/client-vietnam:";

    /** Reasons that stand in one row, and one that rows have together. */
    @ParameterizedTest
    @CsvSource({
        "line item quantity, x, 10",
        "vendor, Another maker, Maker Ltd.",
        "shipment mode, Ocean, Air",
        "pack price, 7.25, 6.25"
    })
    void takesAnOrderWholeOnceItsRefusedRowIsMended(String column, String wrong, String right) throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1", "item description", "Kit 1")
                .row(ORDER, "PO-1", "item description", "Kit 2", column, wrong)
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done())
                .containsKey(PLACED + "PO-2")
                .doesNotContainKeys(PLACED + "PO-1", "/payment/escrows/client-vietnam:PO-1");
        assertThat(typed.said())
                .contains("1 order: held back", "1 good row waits with it", "--part-orders", ": PO-1")
                .contains("imported 1 rows, refused 2")
                .contains("mend them there and import that file")
                .doesNotContain("cannot come in");
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused))
                .contains("order_waits,order PO-1 waits for its row in line 3; nothing has to be mended in this one");

        Files.writeString(refused, unguarded(Files.readString(refused)).replace("," + wrong + ",", "," + right + ","));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
        assertThat(typed.done(PLACED + "PO-1")).contains("\"lineNumber\":1", "\"lineNumber\":2");
    }

    @Test
    void saysBeforeTheImportWhatBecomesOfOrdersWithARefusedRow() throws IOException {
        Path file = twoRowsOfPo1OneBad().in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("0 rows can be imported, 2 cannot", "1 order: held back")
                .contains("line 2: order_waits: ", "line 3: quantity_unreadable: ");
        assertThat(typed.of(file, "--check", "--part-orders")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("1 rows can be imported, 1 cannot")
                .contains("1 order: goes in without its refused rows, which cannot come in later: PO-1");
    }

    /** It may be meant, and be placed without the row. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "10"})
    void holdsAnOrderBackForARowThatSpellsItsNumberOtherwise(String quantity) throws IOException {
        Path file = new Sample()
                .row()
                .row(ORDER, "po-1", SHIPMENT, "ASN-3", QUANTITY, quantity)
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done())
                .containsKey(PLACED + "PO-2")
                .doesNotContainKeys(PLACED + "PO-1", PLACED + "po-1");
        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(
                refused, Files.readString(refused).replace(",x,", ",10,").replace(",po-1,", ",PO-1,"));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-3")).contains("\"client-vietnam:PO-1\"");
    }

    @Test
    void asksForNoMendingThatComesTooLate() throws IOException {
        Path file = twoRowsOfPo1OneBad().in(folder);
        assertThat(typed.of(file, "--part-orders")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey(PLACED + "PO-1");
        assertThat(typed.said())
                .contains(
                        "1 of them cannot come in: an order is placed once, and theirs are in with other rows or in another order of them: PO-1")
                .doesNotContain("mend");

        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(refused, Files.readString(refused).replace(",x,", ",10,"));
        assertThat(typed.of(refused)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).doesNotContain("mend");
    }

    @Test
    void asksForTheOthersToBeMended() throws IOException {
        Path file = twoRowsOfPo1OneBad()
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", QUANTITY, "x")
                .in(folder);
        assertThat(typed.of(file, "--part-orders")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("1 of them cannot come in: ", "order of them: PO-1")
                .contains("mend the others there and import that file");
    }

    @Test
    void placesNothingTwiceWhereTheWholeFileIsMended() throws IOException {
        Sample mended = new Sample().row(ORDER, "PO-1").row(ORDER, "PO-1").row(ORDER, "PO-2", SHIPMENT, "ASN-2");
        assertThat(typed.of(twoRowsOfPo1OneBad()
                        .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                        .in(folder)))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.of(mended.in(folder))).as(typed.said()).isZero();
    }

    /** Merged cells, blanks that are not seen, other hyphens, words for none: it may be a row of any order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N/A",
                "na",
                "none",
                "PO-1\u00A0",
                "PO-1\u200B",
                "PO\u20111",
                "'PO-1",
                "PO -1",
                "PO \u2013 1",
                "nan",
                "NaN",
                "NULL",
                "0",
                "nil",
                "n.a.",
                "?",
                "TBD",
                "unknown",
                "ditto",
                "unbekannt",
                "000"
            })
    void holdsEveryOrderBackForARowWhoseNumberIsNone(String number) throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1")
                .row(ORDER, number, "item description", "Another kit")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        waitsAsAWholeAndGoesInMended(file, ",2," + number + ",", ",2,PO-1,");
    }

    /** A comma without quotes or a cell too few, before the number or behind it: what stands in its place may be a neighbour's. */
    @ParameterizedTest
    @CsvSource({
        "'2,PO-1,ASN-1,', '2,100-CI,PO-1,ASN-1,'",
        "'2,PO-1,ASN-1,', 'PO-1,ASN-1,'",
        "'Another kit,', 'Another kit,large,'",
        "'Another kit,Generic', 'Another kit'"
    })
    void holdsEveryOrderBackForARowOfOtherColumns(String right, String wrong) throws IOException {
        String text = new Sample()
                .row(ORDER, "PO-1")
                .row(ORDER, "PO-1", "item description", "Another kit")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .text();
        Path file = Files.writeString(folder.resolve("sample.csv"), replaceLast(text, right, wrong));
        waitsAsAWholeAndGoesInMended(file, wrong, right);
    }

    /**
     * As many cells as the heading has, and each in its neighbour's place, as where a cell was deleted or one put in: what stands where the order
     * does may be the shipment's number or another's, and the order's own may be gone.
     */
    @ParameterizedTest
    @CsvSource({
        "'2,PO-1,ASN-1,', '2,100-CI,PO-1,ASN-1,', ',0.10'",
        "'2,PO-1,ASN-1,', 'PO-1,ASN-1,', ''",
        "'2,PO-1,ASN-1,', '2,ASN-1,', ''",
        "',Vietnam,', ',', ''",
        "'2,PO-1,ASN-1,', '2,ASN-1,EXW,', 'none'",
        "',Vietnam,', ',Vietnan,', 'none'",
        "',ASN-1,', ',ASN 1,', 'none'",
        "',Generic,30,10,', ',,30,x,', 'none'"
    })
    void holdsEveryOrderBackForARowWhoseCellsMayHaveSlipped(String right, String wrong, String cut) throws IOException {
        String text = new Sample()
                .row(ORDER, "PO-1")
                .row(ORDER, "PO-1", "item description", "Another kit")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .text();
        String[] lines = text.split("\r\n");
        String whole = lines[2];
        lines[2] = whole.replace(right, wrong);
        assertThat(lines[2]).isNotEqualTo(whole);
        if (cut.isEmpty()) lines[2] += ",";
        else if (!cut.equals("none")) lines[2] = lines[2].substring(0, lines[2].lastIndexOf(cut));
        Path file = Files.writeString(folder.resolve("sample.csv"), String.join("\r\n", lines) + "\r\n");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
        assertThat(typed.said())
                .contains("1 row: its order is not known (line 3), and it may be of any", "2 good rows wait")
                .contains("line 3: cells may have slipped", "compare the order number too")
                .contains("imported 0 rows, refused 3", "mend them there and import that file");
        Path refused = folder.resolve("sample-refused.csv");
        String written = Files.readString(refused);
        assertThat(written).contains("order PO-1 waits for the row in line 3", "its cells may have slipped");
        Files.writeString(refused, replaceLast(written, lines[2], whole));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
        assertThat(typed.done(PLACED + "PO-1")).contains("\"lineNumber\":1", "\"lineNumber\":2");
    }

    /** Two slips that hide one another but for the number of the order: it stands in the next cell. */
    @Test
    void holdsAnOrderBackWhoseNumberStandsInAnyCellOfARefusedRow() throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1")
                .row(ORDER, "100-CI", SHIPMENT, "PO-1", QUANTITY, "x")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey(PLACED + "PO-2").doesNotContainKey(PLACED + "PO-1");
        assertThat(typed.said())
                .contains("1 order: held back", ": PO-1", "imported 1 rows, refused 2")
                .doesNotContain("slipped");
    }

    private void waitsAsAWholeAndGoesInMended(Path file, String wrong, String right) throws IOException {
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
        assertThat(typed.said())
                .contains("1 row: its order is not known (line 3), and it may be of any", "2 good rows wait")
                .contains("--part-orders", "imported 0 rows, refused 3", "mend them there and import that file");
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused))
                .contains(
                        "order PO-1 waits for the row in line 3, which may be its own: it does",
                        "order PO-2 waits for the row");
        Files.writeString(refused, replaceLast(Files.readString(refused), wrong, right));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
        assertThat(typed.done(PLACED + "PO-1")).contains("\"lineNumber\":1", "\"lineNumber\":2");
        assertThat(typed.platform().done()).containsKey(PLACED + "PO-2");
    }

    private static String replaceLast(String text, String old, String other) {
        int place = unguarded(text).lastIndexOf(old);
        assertThat(place).as(old + " in " + text).isNotNegative();
        return unguarded(text).substring(0, place) + other + unguarded(text).substring(place + old.length());
    }

    /** As somebody may take out the apostrophes by which a spreadsheet leaves cells as they are. */
    private static String unguarded(String text) {
        return text.replaceAll(",'(?=\\d)", ",");
    }

    @Test
    void namesTheOrderForWhichARowWithoutItsNumberMayComeTooLate() throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1")
                .row(ORDER, "", "item description", "Another kit")
                .in(folder);
        assertThat(typed.of(file, "--part-orders")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey(PLACED + "PO-1");
        assertThat(typed.said())
                .contains("1 row: its order is not known (line 3); if that goes in now, the row cannot come in later");
    }

    private static Sample twoRowsOfPo1OneBad() {
        return new Sample().row(ORDER, "PO-1").row(ORDER, "PO-1", "item description", "Another kit", QUANTITY, "x");
    }
}
