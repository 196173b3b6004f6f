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

/** An order is placed once, with all its rows: what a person is told to mend can go in afterwards. */
class ImportOrdersTest extends TypedImports {
    private static final String QUANTITY = "line item quantity";
    private static final String PLACED = "/supply-chain/orders/";

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
                .doesNotContainKeys(PLACED + "PO-1", "/payment/escrows/PO-1");
        assertThat(typed.said())
                .contains("1 order: held back", "1 good row waits with it", "--part-orders", ": PO-1")
                .contains("imported 1 rows, refused 2")
                .contains("mend them there and import that file")
                .doesNotContain("cannot come in");
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused))
                .contains("order_waits,order PO-1 waits for its row in line 3; nothing has to be mended in this one");

        Files.writeString(refused, Files.readString(refused).replace("," + wrong + ",", "," + right + ","));
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

    @Test
    void asksForNoMendingThatComesTooLate() throws IOException {
        Path file = twoRowsOfPo1OneBad().in(folder);
        assertThat(typed.of(file, "--part-orders")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey(PLACED + "PO-1");
        assertThat(typed.said())
                .contains("1 of them cannot come in: an order is placed once, and theirs are in with other rows: PO-1")
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
                .contains("1 of them cannot come in: ", "rows: PO-1")
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

    private static Sample twoRowsOfPo1OneBad() {
        return new Sample().row(ORDER, "PO-1").row(ORDER, "PO-1", "item description", "Another kit", QUANTITY, "x");
    }
}
