package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets and old systems leave them: not all of what stands in a cell is a value, and not every row an order line. */
class ImportUnfinishedTest extends TypedImports {
    private static final String VENDOR = "vendor";
    private static final String WEIGHT = "weight (kilograms)";

    @ParameterizedTest
    @CsvSource({
        "vendor, '=\"Supplier A\"', value_is_formula",
        "vendor, =Sheet1!K2, value_is_formula",
        "item description, '=VLOOKUP(A2,B:C,2)', value_is_formula",
        "vendor, ?? Ltd, text_damaged",
        "item description, ???? 200mg, text_damaged",
        "vendor, Laboratoires Am?lie, text_damaged"
    })
    void refusesWhatIsNoValue(String column, String value, String code) throws IOException {
        Path file = new Sample().row(column, value).in(folder);
        assertThat(typed.of(file, "--check")).as(typed.said()).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 2: " + code + ": column '" + column + "'");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
        assertThat(typed.of(folder.resolve("sample-refused.csv"), "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said().lines().filter(line -> line.contains(code))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who? Ltd", "Yahoo!?", "A-1 = B"})
    void takesNamesThatHaveSuchMarks(String vendor) throws IOException {
        assertThat(typed.of(new Sample().row(VENDOR, vendor).in(folder)))
                .as(typed.said())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"'Total,,,,,,,,,,,,,,,125.00,,,,'", "* preliminary figures"})
    void saysThatARowWhichIsNoneIsDeleted(String last) throws IOException {
        Path file = folder.resolve("sample.csv");
        Files.writeString(file, new Sample().row().text() + last + "\r\n");
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("a row that is no order line, such as a total or a note, is deleted");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("sample-refused.csv");
        Files.write(
                refused,
                Files.readAllLines(refused).stream()
                        .filter(line -> !line.replace("'", "").contains(last))
                        .toList());
        assertThat(typed.of(refused)).as(typed.said()).isZero();
    }

    @Test
    void saysBeforeItBeginsThatTheLastLineMayBeCutOff() throws IOException {
        Path file = folder.resolve("sample.csv");
        Files.writeString(file, new Sample().row().text().stripTrailing());
        String said = "line 2, the last one, has no line end, as where a file was cut off: its last cell,"
                + " 'line item insurance (usd)', is '0.10'";
        assertThat(typed.of(file, "--check")).isZero();
        assertThat(typed.said()).contains(said);
        assertThat(typed.of(file)).isZero();
        assertThat(typed.said().indexOf(said, typed.said().indexOf("nothing was sent")))
                .isPositive();
    }

    @Test
    void hasNothingToDoForAHeadingAlone() throws IOException {
        assertThat(typed.of(new Sample().in(folder))).as(typed.said()).isZero();
        assertThat(typed.said()).contains("sample.csv has no row below its heading: there is nothing to import");
        assertThat(typed.platform().received()).isEmpty();
        assertThat(typed.of(Files.writeString(folder.resolve("none.csv"), "\n")))
                .isEqualTo(UNUSABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "',', 13.125, true",
        "',', 13.1250, true",
        "';', '13,1250', true",
        "';', 13.125, false",
        "';', '13,125', false",
        "';', '0,125', true",
        "';', 1234.125, true",
        "',', 13.1255, false"
    })
    void weighsGramsWhereThoseAreNoThousands(char separator, String weight, boolean taken) throws IOException {
        String text =
                new Sample().row("item description", "Kit", WEIGHT, "WEIGHT").text();
        Path file = Files.writeString(
                folder.resolve("sample.csv"), text.replace(',', separator).replace("WEIGHT", weight));
        assertThat(typed.of(file)).as(typed.said()).isEqualTo(taken ? 0 : ROWS_REFUSED);
        if (taken) {
            assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1"))
                    .contains("\"grossWeightKg\":\"" + weight.replace(',', '.').replaceFirst("1250$", "125") + "\"");
        }
    }

    /** Another import of the order has agreed its escrow, and its bookings are not shown. */
    @Test
    void isRunAgainWhereTheShipmentsOfAnOrderAreNotShown() throws IOException {
        Path file = new Sample().row().in(folder);
        assertThat(typed.of(file)).isZero();
        typed.platform().hideBookings(Integer.MAX_VALUE);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("nothing in 1 of them is wrong: order_not_shown_yet: import that file again")
                .doesNotContain("cannot come in");
        typed.platform().hideBookings(0);
        assertThat(typed.of(folder.resolve("sample-refused.csv")))
                .as(typed.said())
                .isZero();
    }

    @Test
    void printsASeparatorThatCanBeTyped() throws IOException {
        String text = new Sample()
                .row("item description", "Kit", "line item quantity", "0")
                .text();
        Path file = Files.writeString(folder.resolve("sample.csv"), text.replace(',', '\''));
        assertThat(typed.of(file, "--separator", "'")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains(" --separator \"'\"");
    }
}
