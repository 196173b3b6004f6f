package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that read well and may mean another thing than they say. */
class ImportMeaningTest extends TypedImports {
    private static final String WEIGHT = "weight (kilograms)";
    private static final String VENDOR = "vendor";
    private static final String[] WHOLE = {
        "line item value", "60", "pack price", "6", "freight cost (usd)", "", "line item insurance (usd)", ""
    };

    /** As a spreadsheet shows numbers in German, Portuguese, Indonesian or Vietnamese. */
    @ParameterizedTest
    @CsvSource({
        "1.234, 1.234.567, ROWS",
        "1.234, '78,5', ROWS",
        "1.234, '1.078,50', ROWS",
        "1.234, '1.078,50 kg', ROWS",
        "1.250, 12.500, ALL",
        "1.250, 875, ALL"
    })
    void weighsNothingThatMayBeThousands(String weight, String other, String refused) throws IOException {
        Path file = new Sample()
                .row(whole(WEIGHT, weight))
                .row(whole(ORDER, "PO-2", SHIPMENT, "ASN-2", WEIGHT, other))
                .row(whole(ORDER, "PO-3", SHIPMENT, "ASN-3", WEIGHT, "875"))
                .in(folder);
        assertThat(typed.of(file, "--check")).as(typed.said()).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("line 2: amount_unreadable: column 'weight (kilograms)' is '" + weight + "'")
                .contains("write " + weight + "0 for the one, " + weight.replace(".", "") + " for the other");
        boolean isOther = refused.equals("ROWS") || other.contains(".");
        assertThat(typed.said().contains("line 3: amount_unreadable")).isEqualTo(isOther);
    }

    /** A number with fewer decimals in any column shows what its point is. */
    @Test
    void weighsGramsWhereTheFileShowsWhatAPointIs() throws IOException {
        Path file = new Sample()
                .row(whole(WEIGHT, "1.234", "freight cost (usd)", "78.34"))
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1"))
                .contains("\"grossWeightKg\":\"1.234\"");
    }

    @Test
    void saysHowManyDecimalsAWeightHas() throws IOException {
        assertThat(typed.of(new Sample().row(WEIGHT, "13.12345").in(folder), "--check"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("at most 13 digits and three decimals");
    }

    /** One slip of the pen is of its own row: others are sealed with their own days. */
    @Test
    void refusesARowOfLongerAgoThanIsSealedAlone() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate old = today.minusDays(366L * 30 + 1);
        Path file = new Sample()
                .row(year(2026))
                .row(dated(old, ORDER, "PO-2", SHIPMENT, "ASN-2"))
                .row(dated(today.minusDays(366L * 30 - 3), ORDER, "PO-3", SHIPMENT, "ASN-3", VENDOR, "Other"))
                .row(dated(LocalDate.of(1985, 3, 2), ORDER, "PO-4", SHIPMENT, "ASN-4"))
                .in(folder);
        assertThat(typed.of(file, "--check")).as(typed.said()).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("2 rows can be imported, 2 cannot")
                .contains("line 3: date_out_of_range: column 'delivered to client date' is " + old)
                .contains("line 5: date_out_of_range: column 'delivered to client date' is 1985-03-02")
                .doesNotContain("slipped");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done())
                .containsKeys("/supply-chain/orders/client-vietnam:PO-1", "/supply-chain/orders/client-vietnam:PO-3");
        assertThat(typed.done("/credit/participants/vendor-maker-ltd")).contains("2026-01-02T00:00:00.000Z");
        assertThat(typed.done("/credit/participants/vendor-other")).doesNotContain("2026-01-02");
    }

    /** A spreadsheet writes one as the other. */
    @ParameterizedTest
    @CsvSource({"00992, 992", "00992, 0992", "4501, 4501.0", "100000, 1E5", "0100, 100.00"})
    void takesNumbersThatDifferInZerosForOne(String one, String other) throws IOException {
        Path file = new Sample()
                .row(ORDER, one)
                .row(ORDER, other, SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
        Path shipments = new Sample()
                .row(SHIPMENT, one)
                .row(ORDER, "PO-2", SHIPMENT, other)
                .in(folder);
        assertThat(typed.of(shipments)).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(folder.resolve("sample-refused.csv"))).contains("order_number_ambiguous", "zeros");
        assertThat(Files.readString(folder.resolve("sample-refused-2.csv")))
                .contains("shipment_number_ambiguous", "zeros");
    }

    @ParameterizedTest
    @CsvSource({"00992, 00993", "2026.1, 2026.10", "PO-01, PO-1", "A0, A00"})
    void takesOtherNumbersForTwo(String one, String other) throws IOException {
        Path file = new Sample()
                .row(ORDER, one)
                .row(ORDER, other, SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
    }

    /** A row of an order that is refused holds the others back though a program has written its number otherwise. */
    @Test
    void holdsAnOrderBackForARowThatWritesItsNumberAsASpreadsheetDoes() throws IOException {
        Path file = new Sample()
                .row(ORDER, "00992")
                .row(ORDER, "992", "line item quantity", "x")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
    }

    /** A weight of another row is the same text, and stands before it. */
    @Test
    void namesTheRowForWhichAnOrderWaits() throws IOException {
        Path file = new Sample()
                .row("line item quantity", "x")
                .row(ORDER, "13", SHIPMENT, "ASN-2")
                .row(ORDER, "13", SHIPMENT, "ASN-2", "line item quantity", "x")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("order 13 waits for its row in line 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "? Ltd",
                "?stanbul Ecza",
                "Johnson &amp; Johnson",
                "Caf&#233; SA",
                "M\\u00fcller",
                "Kit_x000D_ Ltd",
                "Acme%20Ltd",
                "<td>Acme</td>"
            })
    void sealsNoNameWithLettersThatAProgramHasLostOrWritten(String vendor) throws IOException {
        assertThat(typed.of(new Sample().row(VENDOR, vendor).in(folder), "--check"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 2: text_damaged: column 'vendor' is");
    }

    /** It may be one that somebody has typed. */
    @ParameterizedTest
    @ValueSource(strings = {"Caf? Roma", "Who? Ltd"})
    void showsNamesWithAQuestionMark(String vendor) throws IOException {
        assertThat(typed.of(new Sample().row(VENDOR, vendor).in(folder), "--check"))
                .as(typed.said())
                .isZero();
        assertThat(typed.said()).contains("'" + vendor + "' (line 2); look at each name before it is sealed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT&T; Inc", "Tom & Jerry", "100% Pure", "A < B", "x_x0_y"})
    void takesNamesWithSuchSigns(String vendor) throws IOException {
        assertThat(typed.of(new Sample().row(VENDOR, vendor).in(folder), "--check"))
                .as(typed.said())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Currency, EUR, false",
        "W\u00E4hrung, EUR, false",
        "currency_code, $A, false",
        "invoice currency, EUR, false",
        "currency rate, 1.08, true",
        "Currency, USD, true",
        "Currency, US$, true",
        "CCY, '', true",
        "my note, EUR, true"
    })
    void sealsNoAmountOfAnotherCurrencyAsDollars(String column, String value, boolean taken) throws IOException {
        String text = new Sample().row().text();
        List<String> lines = text.lines().toList();
        Path file = Files.writeString(
                folder.resolve("sample.csv"),
                lines.getFirst() + "," + column + "\n" + lines.getLast() + "," + value + "\n");
        assertThat(typed.of(file, "--check")).as(typed.said()).isEqualTo(taken ? 0 : ROWS_REFUSED);
        if (!taken) assertThat(typed.said()).contains("line 2: currency_not_dollars: column '" + column + "'");
    }

    /** Each is in its place, in a form that nobody reads. */
    @Test
    void asksForNoNumberToBeComparedWhereDatesAndNumbersAreInAnotherForm() throws IOException {
        Path file = new Sample()
                .row(
                        "scheduled delivery date",
                        "02.03.2026",
                        "delivered to client date",
                        "03.03.2026",
                        WEIGHT,
                        "1.234.567",
                        "freight cost (usd)",
                        "1.078,50")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).doesNotContain("slipped");
        assertThat(typed.platform().done()).containsKey("/supply-chain/orders/client-vietnam:PO-2");
    }

    /** Its names nobody knows, and none of its cells has a digit. */
    @Test
    void readsNothingBelowAHeadingInAnotherLanguage() throws IOException {
        List<String> lines = new Sample()
                .row()
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .text()
                .lines()
                .toList();
        String other =
                "id,commande,lot,pays,incoterm,transport,commande le,livre le,prevu le,note le,vendeur,article,marque,"
                        + "unite,quantite,valeur,prix,poids,usd,usd";
        Path file = Files.writeString(
                folder.resolve("sample.csv"),
                String.join("\n", lines.get(0), lines.get(1), other, lines.get(2)) + "\n");
        assertThat(typed.of(file)).isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains("has words in line 3 where dates and numbers are due, as in a heading");
        assertThat(typed.platform().received()).isEmpty();
        Files.writeString(
                file,
                String.join("\n", lines.get(0), lines.get(1) + other.replace("usd,usd", "usd1,usd2"), lines.get(2))
                        + "\n");
        assertThat(typed.of(file)).isEqualTo(UNUSABLE);
        assertThat(typed.said())
                .contains("has another heading behind a row, in line 2: the line end in '0.10id' is missing");
        assertThat(typed.platform().received()).isEmpty();
    }

    private static String[] year(int year) {
        return dated(LocalDate.of(year, 1, 2));
    }

    private static String[] dated(LocalDate date, String... more) {
        String[] dates = {
            "po sent to vendor date", date.toString(),
            "scheduled delivery date", date.toString(),
            "delivered to client date", date.toString(),
            "delivery recorded date", date.toString()
        };
        return both(dates, more);
    }

    private static String[] whole(String... more) {
        return both(WHOLE, more);
    }

    private static String[] both(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
