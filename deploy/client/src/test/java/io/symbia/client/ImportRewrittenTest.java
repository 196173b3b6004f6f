package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of refused rows that a spreadsheet opens and saves again: nothing that it writes anew is sealed as another thing. */
class ImportRewrittenTest extends TypedImports {
    private static final String SCHEDULED = "scheduled delivery date";
    private static final String DELIVERED = "delivered to client date";
    private static final String RECORDED = "delivery recorded date";
    private static final String ORDERED = "po sent to vendor date";
    private static final String QUANTITY = "line item quantity";
    private static final String[] DATES_OF_TWO = {ORDERED, "2026-01-05", DELIVERED, "2026-03-04", RECORDED, "2026-03-05"
    };

    /** An order for all columns is printed for that one alone which needed it: others have other dates when a spreadsheet has saved them. */
    @Test
    void isReadInAnOrderThatWasNamedForAllOnlyWhereItWasNeeded() throws IOException {
        Path file = new Sample()
                .row(dates(SCHEDULED, "03/02/2026", QUANTITY, "ten"))
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(UNUSABLE);
        assertThat(typed.said())
                .contains("--dates 'scheduled delivery date=dmy'")
                .doesNotContain("--dates dmy");
        assertThat(typed.of(file, "--dates", "dmy")).as(typed.said()).isEqualTo(ROWS_REFUSED);
        String printed = "import that file, with --dates 'scheduled delivery date=dmy'; leave";
        assertThat(typed.said()).contains(printed);
        Path refused = folder.resolve("sample-refused.csv");
        String rewritten = Files.readString(refused)
                .replace("'2026-03-04", "3/4/2026")
                .replace("'2026-03-05", "3/5/2026")
                .replace(",ten,", ",10,");
        Files.writeString(refused, rewritten);
        assertThat(typed.of(refused, "--dates", "scheduled delivery date=dmy")).isEqualTo(UNUSABLE);
        assertThat(typed.said())
                .contains(
                        "column 'delivered to client date' has dates such as '3/4/2026' (line 2), and none that shows");
        assertThat(typed.of(refused, "--dates", "dmy")).isEqualTo(UNUSABLE);
        assertThat(typed.platform().done()).isEmpty();
    }

    /** The order that the import itself has printed does not make days of months. */
    @Test
    void isNotReadWhereDaysWereTakenForMonthsThoughTheOrderIsNamed() throws IOException {
        Path file = new Sample()
                .row(dates(SCHEDULED, "23/02/2026"))
                .row(dates(ORDER, "PO-2", SHIPMENT, "ASN-2", SCHEDULED, "05/03/2026", QUANTITY, "ten"))
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("sample-refused.csv");
        String mended = Files.readString(refused).replace(",ten,", ",10,");
        Files.writeString(refused, mended.replace("'05/03/2026", "2026-05-03"));
        assertThat(typed.of(refused, "--dates", "scheduled delivery date=dmy")).isEqualTo(UNUSABLE);
        assertThat(typed.said())
                .contains("column 'scheduled delivery date' has dates such as '2026-05-03'", "write them as they were");
        assertThat(typed.platform().done()).doesNotContainKey("/supply-chain/orders/client-vietnam:PO-2");
        Files.writeString(refused, mended);
        assertThat(typed.of(refused, "--dates", "scheduled delivery date=dmy"))
                .as(typed.said())
                .isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2/milestones/scheduled"))
                .contains("2026-03-05T00:00:00.000Z");
    }

    /** The row whose date needed it is in, and the order would be read in what somebody writes into the other. */
    @Test
    void hasNoOrderPrintedThatItsRowsDoNotNeed() throws IOException {
        Path file = new Sample()
                .row(SCHEDULED, "23/02/2026", ORDERED, "2026-01-25", DELIVERED, "2026-03-14", RECORDED, "2026-03-15")
                .row(
                        ORDER,
                        "PO-2",
                        SHIPMENT,
                        "ASN-2",
                        SCHEDULED,
                        "2026-02-24",
                        ORDERED,
                        "2026-01-25",
                        DELIVERED,
                        "2026-03-14",
                        RECORDED,
                        "2026-03-15",
                        QUANTITY,
                        "ten")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("import that file; leave its first three columns");
    }

    /** What a spreadsheet leaves as it is, since it stands behind an apostrophe. */
    @ParameterizedTest
    @ValueSource(strings = {"00992", "3-4", "1E5", "1234567890123456789", "4-Mar", "1.50", "MAR1", "2026-03", "1.2.3"})
    void keepsNumbersAsTheyStood(String number) throws IOException {
        Path file = new Sample()
                .row(ORDER, number, SHIPMENT, number, QUANTITY, "ten")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused)).contains(",'" + number + ",'" + number + ",Vietnam,");
        Files.writeString(refused, Files.readString(refused).replace(",ten,", ",10,"));
        assertThat(typed.of(refused, refusedDates())).as(typed.said()).isZero();
        assertThat(typed.platform().done()).containsKey("/supply-chain/orders/client-vietnam:" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"992", "PO-1", "A.1", "100-CI", "SCMS-199610"})
    void writesNumbersThatNobodyRewritesAsTheyStand(String number) throws IOException {
        Path file = new Sample().row(ORDER, number, QUANTITY, "ten").in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("," + number + ",ASN-1,Vietnam,")
                .contains(",'14-Nov-06,'14-Nov-06,'1-Dec-06,Maker Ltd.,", ",30,ten,'62.50,'6.25,13,");
    }

    /** The rows that show what a point is are in. */
    @ParameterizedTest
    @CsvSource({"13.125, 13.1250", "0.125, 0.125"})
    void saysWhatAPointIs(String weight, String written) throws IOException {
        Path file = new Sample()
                .row()
                .row(
                        ORDER,
                        "PO-2",
                        SHIPMENT,
                        "ASN-2",
                        QUANTITY,
                        "ten",
                        "weight (kilograms)",
                        weight,
                        "line item value",
                        "60",
                        "pack price",
                        "6")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused)).contains(",'" + written + ",");
        Files.writeString(refused, Files.readString(refused).replace(",ten,", ",10,"));
        assertThat(typed.of(refused, refusedDates())).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2"))
                .contains("\"grossWeightKg\":\"" + weight + "\"");
    }

    private static String[] refusedDates() {
        return new String[] {"--dates", "year-last"};
    }

    private static String[] dates(String... more) {
        String[] all = Arrays.copyOf(DATES_OF_TWO, DATES_OF_TWO.length + more.length);
        System.arraycopy(more, 0, all, DATES_OF_TWO.length, more.length);
        return all;
    }
}
