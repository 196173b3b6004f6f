package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Options that are typed with a refused file say, column by column, what its dates cannot show any longer. */
class ImportDatesTest extends TypedImports {
    /** The row that proves that the year is last is in; the refused one alone does not show it. */
    @Test
    void namesTheOrderOfDatesWhoseYearMayComeFirst() throws IOException {
        Path file = new Sample()
                .row()
                .row(
                        ORDER,
                        "PO-2",
                        SHIPMENT,
                        "ASN-2",
                        "line item quantity",
                        "x",
                        "po sent to vendor date",
                        "",
                        "delivery recorded date",
                        "15-Nov-06")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        List<String> inDoubt = Stream.of(
                        "scheduled delivery date", "delivered to client date", "delivery recorded date")
                .map(column -> column + "=year-last")
                .toList();
        assertThat(typed.said())
                .contains("import that file, with --dates '" + String.join("' --dates '", inDoubt) + "'; leave");
        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(refused, Files.readString(refused).replace(",x,", ",10,"));
        assertThat(typed.of(refused)).isEqualTo(UNUSABLE);
        String[] options =
                inDoubt.stream().flatMap(column -> Stream.of("--dates", column)).toArray(String[]::new);
        assertThat(typed.of(refused, options)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2/deliveries/recorded"))
                .contains("2006-11-14T00:00:00.000Z");
    }

    /** A file of one order has one date in each column: a spreadsheet has read 04/03/2006 for the third of April, and left 13/03/2006. */
    @Test
    void asksForDatesThatASpreadsheetMayHaveTurnedInOtherColumns() throws IOException {
        String[] half = {
            "po sent to vendor date", "2006-02-03", "scheduled delivery date", "2006-04-03",
            "delivered to client date", "13/03/2006", "delivery recorded date", "14/03/2006"
        };
        Path file = new Sample().row(half).in(folder);
        for (String[] options : new String[][] {{}, {"--dates", "dmy"}}) {
            assertThat(typed.of(file, options)).isEqualTo(UNUSABLE);
            assertThat(typed.said())
                    .contains("column 'scheduled delivery date' has dates such as '2006-04-03'")
                    .contains("beside '13/03/2006'", "in column 'delivered to client date'")
                    .contains("say --dates 'scheduled delivery date=dmy'");
        }
        assertThat(typed.platform().received()).isEmpty();
        assertThat(typed.of(file, "--dates", "scheduled delivery date=dmy", "--dates", "po sent to vendor date=dmy"))
                .as(typed.said())
                .isZero();
    }

    /** One date that could be read in both orders stands as it was written: no spreadsheet has turned the others. */
    @Test
    void asksForNothingWhereADateShowsThatNoneWasTurned() throws IOException {
        Path file = new Sample()
                .row(
                        "po sent to vendor date",
                        "2006-02-03",
                        "scheduled delivery date",
                        "2006-04-03",
                        "delivered to client date",
                        "13/03/2006",
                        "delivery recorded date",
                        "03/04/2006")
                .in(folder);
        assertThat(typed.of(file, "--dates", "dmy")).as(typed.said()).isZero();
    }

    @Test
    void namesTheOrderOfEachColumnWhereTheyDiffer() throws IOException {
        Path file = new Sample()
                .row("delivered to client date", "23/11/2006", "delivery recorded date", "11/24/2006")
                .row(
                        "po / so #",
                        "PO-2",
                        "asn/dn #",
                        "ASN-2",
                        "delivered to client date",
                        "3/11/2006",
                        "delivery recorded date",
                        "11/4/2006",
                        "line item quantity",
                        "x")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("--dates 'delivered to client date=dmy' --dates 'delivery recorded date=mdy'");
        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(refused, Files.readString(refused).replace(",x,", ",10,"));
        assertThat(typed.of(
                        refused, "--dates", "delivered to client date=dmy", "--dates", "delivery recorded date=mdy"))
                .as(typed.said())
                .isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2/deliveries/recorded"))
                .contains("2006-11-03T00:00:00.000Z");
    }

    @Test
    void offersAnOrderForTheColumnThatNeedsOne() throws IOException {
        Path file = new Sample()
                .row("delivered to client date", "13/11/2006", "delivery recorded date", "11/12/2006")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(UNUSABLE);
        assertThat(typed.said())
                .contains("--dates 'delivery recorded date=dmy' or --dates 'delivery recorded date=mdy'");
        assertThat(typed.of(file, "--dates", "delivery recorded date=dmy"))
                .as(typed.said())
                .isZero();
        assertThat(typed.of(file, "--dates", "shoe size=dmy")).isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains("'shoe size'");
    }
}
