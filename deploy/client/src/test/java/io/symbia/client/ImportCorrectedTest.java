package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is in is corrected and sent again: what is sealed stays, and nothing more of it is. */
class ImportCorrectedTest extends TypedImports {
    private static final String VALUE = "line item value";
    private static final String BOOKING = "/logistics/consignments/vendor-maker-ltd:ASN-1";

    /** Values of its consignment, of its reports, and its shipment's number. */
    @ParameterizedTest
    @CsvSource({
        "weight (kilograms), 14",
        "freight cost (usd), 99.00",
        "line item insurance (usd), 0.20",
        "shipment mode, Ocean",
        "delivered to client date, 15-Nov-06",
        "scheduled delivery date, 15-Nov-06",
        "asn/dn #, ASN-1B"
    })
    void sealsNothingMore(String column, String corrected) throws IOException {
        assertThat(typed.of(new Sample().row().in(folder))).as(typed.said()).isZero();
        Map<String, String> before = typed.platform().done();
        assertThat(typed.of(new Sample().row(column, corrected).in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEqualTo(before);
        assertThat(typed.said()).contains("1 of them cannot come in").doesNotContain("mend", "book another id");
        assertThat(Files.readString(folder.resolve("sample-refused.csv"))).contains("no import changes it");
    }

    /** The way that such a file is mended: its shipment under another number, in the file of refused rows. */
    @ParameterizedTest
    @ValueSource(strings = {"62.50", "0.00"})
    void booksNoSecondConsignmentOfTheSameGoods(String value) throws IOException {
        String[] row = {VALUE, value, "pack price", value.equals("0.00") ? "0" : "6.25", "weight (kilograms)", "13"};
        assertThat(typed.of(new Sample().row(row).in(folder))).as(typed.said()).isZero();
        row[5] = "14";
        assertThat(typed.of(new Sample().row(row).in(folder))).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(refused, Files.readString(refused).replace(",ASN-1,", ",ASN-1B,"));
        assertThat(typed.of(refused)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done().keySet()).noneMatch(path -> path.contains("ASN-1B"));
        assertThat(Files.readString(folder.resolve("sample-refused-refused.csv")))
                .contains("order_is_in_otherwise");
    }

    /** All of its shipments are there, and the rows lie otherwise in them. */
    @Test
    void booksNothingOfAnOrderWhoseEscrowPaysForOtherShipments() throws IOException {
        Sample two = new Sample().row().row(SHIPMENT, "ASN-3").row(SHIPMENT, "ASN-3");
        assertThat(typed.of(two.in(folder))).as(typed.said()).isZero();
        Sample three = new Sample().row().row(SHIPMENT, "ASN-2").row(SHIPMENT, "ASN-3");
        assertThat(typed.of(three.in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done().keySet()).noneMatch(path -> path.contains("ASN-2"));
        assertThat(typed.said()).contains("3 of them cannot come in, under another number neither", ": PO-1");
    }

    /** It was ended before its escrow was agreed: what is there is what it says. */
    @Test
    void goesOnWithAnOrderThatIsInAsFarAsItsBooking() throws IOException {
        Path file = new Sample().row().row(SHIPMENT, "ASN-2").in(folder);
        typed.platform().refuse("/logistics/consignments/vendor-maker-ltd:ASN-2", "not_now");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey(BOOKING);
        typed.platform().allow("/logistics/consignments/vendor-maker-ltd:ASN-2");
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.of(file)).as(typed.said()).isZero();
    }

    /** An import is run again before all views show what it said a moment ago. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void asksAgainForWhatThePlatformDoesNotShowYet(int answers) throws IOException {
        Path file = new Sample().row().row(SHIPMENT, "ASN-2").in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        typed.platform().hideBookings(answers);
        assertThat(typed.of(file)).as(typed.said()).isZero();
    }

    /** The shipment is another order's: with its own number the row comes in. */
    @Test
    void asksForTheNumberOfAShipmentThatIsAnotherOrders() throws IOException {
        assertThat(typed.of(new Sample().row().in(folder))).isZero();
        assertThat(typed.of(new Sample().row(ORDER, "PO-2").in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("mend them there and import that file")
                .doesNotContain("cannot come in");
        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(refused, Files.readString(refused).replace(",ASN-1,", ",ASN-2,"));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
    }

    /** Nothing is paid that would show it: goods that cost nothing, alone or beside others. */
    @ParameterizedTest
    @CsvSource({"0.00, 0, ASN-2", "0.00, 0, ASN-0", "62.50, 6.25, ASN-2", "62.50, 6.25, ASN-0"})
    void booksNoPartOfFreeGoodsASecondTime(String value, String price, String other) throws IOException {
        String[] first = unweighed(VALUE, value, "pack price", price);
        String[] free = unweighed(VALUE, "0.00", "pack price", "0");
        assertThat(typed.of(new Sample().row(first).row(free).in(folder)))
                .as(typed.said())
                .isZero();
        Map<String, String> before = typed.platform().done();
        free[1] = other;
        assertThat(typed.of(new Sample().row(first).row(free).in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEqualTo(before);
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(Files.readString(refused))
                .contains("order_is_in_otherwise")
                .contains("order PO-1 is in with shipment ASN-1 alone, and its rows have shipment " + other + " too")
                .contains("write the numbers that are in");
        Files.writeString(refused, Files.readString(refused).replace("," + other + ",", ",ASN-1,"));
        assertThat(typed.of(refused)).as(typed.said()).isZero();
        assertThat(typed.platform().done()).isEqualTo(before);
    }

    /** The first shipment is left, and nothing in it differs. */
    private static String[] unweighed(String... more) {
        List<String> changes = new ArrayList<>(List.of(SHIPMENT, "ASN-1", "weight (kilograms)", ""));
        changes.addAll(List.of("freight cost (usd)", "", "line item insurance (usd)", ""));
        changes.addAll(List.of(more));
        return changes.toArray(String[]::new);
    }

    /** It was ended before anything was delivered, and what was booked is said otherwise now: nothing else is booked before that is seen. */
    @Test
    void repeatsWhatIsBookedBeforeItBooksMore() throws IOException {
        typed.platform().refuse("/logistics/consignments/vendor-maker-ltd:ASN-2", "not_now");
        assertThat(typed.of(new Sample().row().row(SHIPMENT, "ASN-2").in(folder)))
                .isEqualTo(ROWS_REFUSED);
        Map<String, String> before = typed.platform().done();
        Path other = new Sample()
                .row("weight (kilograms)", "14")
                .row(SHIPMENT, "ASN-0")
                .in(folder);
        assertThat(typed.of(other)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEqualTo(before);
    }

    /** Another import of the order has placed it a moment ago, and books while this one looks. */
    @Test
    void leavesAnotherImportTheTimeToBook() throws IOException {
        typed.platform().refuse(BOOKING, "not_now");
        assertThat(typed.of(new Sample().row().in(folder))).isEqualTo(ROWS_REFUSED);
        typed.platform()
                .putAfter(
                        4,
                        "/logistics/consignments/vendor-maker-ltd:ASN-9",
                        "{\"orderNumbers\":[\"client-vietnam:PO-1\"]}");
        assertThat(typed.of(new Sample().row(SHIPMENT, "ASN-1B").in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done().keySet()).noneMatch(path -> path.contains("ASN-1B"));
        assertThat(Files.readString(folder.resolve("sample-refused-2.csv"))).contains("is in with shipment ASN-9");
    }

    /** The other one has agreed the escrow between this one's booking and its own. */
    @Test
    void saysWhatItHasBookedWhenAnotherImportWasFaster() throws IOException {
        typed.platform()
                .put("/payment/escrows/client-vietnam:PO-1", "{\"rule\":{\"tranches\":[{\"trancheId\":\"ASN-9\"}]}}");
        assertThat(typed.of(new Sample().row().in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey(BOOKING);
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("before that, this import has booked ASN-1; what is sealed stays");
    }

    /** All of its rows are in, whatever else was booked; not so where nothing tells by whose rows the order was paid for. */
    @ParameterizedTest
    @CsvSource({"62.50, 6.25, 0", "0.00, 0, 3"})
    void isInThoughAnotherImportHasBookedBesides(String value, String price, int ends) throws IOException {
        Path file = new Sample().row(VALUE, value, "pack price", price).in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        typed.platform()
                .put("/logistics/consignments/vendor-maker-ltd:ASN-9", "{\"orderNumbers\":[\"client-vietnam:PO-1\"]}");
        assertThat(typed.of(file)).as(typed.said()).isEqualTo(ends);
    }
}
