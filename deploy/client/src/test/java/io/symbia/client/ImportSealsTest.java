package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import io.symbia.client.http.SmallPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import would have sealed for ever: of what the file does not say, nothing. */
class ImportSealsTest extends TypedImports {
    private static final String SCHEDULED = "scheduled delivery date";
    private static final String DELIVERED = "delivered to client date";
    private static final String RECORDED = "delivery recorded date";

    @Test
    void sendsNothingOfAShipmentThatTwoOrdersOfAFileClaim() throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1", SHIPMENT, "ASN-1")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-1")
                .row(ORDER, "PO-3", SHIPMENT, "ASN-3")
                .in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("1 rows can be imported, 2 cannot")
                .contains("line 2: shipment_of_two_orders: shipment ASN-1 is of order PO-2 too (line 3)")
                .contains("line 3: shipment_of_two_orders: shipment ASN-1 is of order PO-1 too (line 2)");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).containsKey("/supply-chain/orders/client-vietnam:PO-3");
        assertThat(typed.platform().done().keySet())
                .noneMatch(path -> path.contains("PO-1") || path.contains("PO-2") || path.contains("ASN-1"));
    }

    @Test
    void countsARowThatIsRefusedForSomethingElseAmongThoseThatClaimAShipment() throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1", SHIPMENT, "ASN-1")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-1", "line item quantity", "none")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
    }

    /** A shipment that an earlier file gave to another order is refused before money is set aside for it. */
    @Test
    void fundsNoEscrowForAShipmentThatIsAnothers() throws IOException {
        assertThat(typed.of(new Sample().row(ORDER, "PO-1", SHIPMENT, "ASN-1").in(folder)))
                .isZero();
        Path later = new Sample()
                .row(ORDER, "PO-2", SHIPMENT, "ASN-1")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(later, "--credit-limit", "9000")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done().keySet())
                .noneMatch(path -> path.startsWith("/payment/escrows/client-vietnam:PO-2"))
                .noneMatch(path -> path.endsWith("/reservations/PO-2"));
        Path mended = new Sample()
                .row(ORDER, "PO-2", SHIPMENT, "ASN-3")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(mended, "--credit-limit", "9000")).as(typed.said()).isZero();
    }

    @Test
    void saysTheModeOfEachShipmentAndOfAnOrderOnlyWhatAllItsShipmentsHave() throws IOException {
        Path file = new Sample()
                .row(SHIPMENT, "ASN-1", MODE, "Air", RULE, "EXW")
                .row(SHIPMENT, "ASN-2", MODE, "Ocean", RULE, "CIP")
                .row(SHIPMENT, "ASN-3", MODE, "", RULE, "N/A - From RDC")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-4", MODE, "Truck", RULE, "DDP")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-5", MODE, "Truck", RULE, "DDP")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1")).contains("\"mode\":\"AIR\"");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2")).contains("\"mode\":\"SEA\"");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-3")).doesNotContain("mode");
        assertThat(typed.done("/supply-chain/orders/client-vietnam:PO-1"))
                .contains("lines")
                .doesNotContain("mode", "incoterm");
        assertThat(typed.done("/supply-chain/orders/client-vietnam:PO-2"))
                .contains("\"mode\":\"ROAD\"", "\"rule\":\"DDP\"");
        assertThat(typed.said()).contains("1 order", "PO-1");
    }

    @ParameterizedTest
    @CsvSource({
        "shipment mode, Ocean, shipment mode is 'Ocean' in ASN-1",
        "vendor inco term, CIP, vendor inco term is 'CIP' in ASN-1"
    })
    void refusesARowThatDisagreesWithItsShipment(String column, String other, String reason) throws IOException {
        Path file = new Sample().row().row(column, other).in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 3: rows_disagree: " + reason, "elsewhere");
    }

    /** An order says what its total is made of, so something is sealed there that no row says: it is marked as derived. */
    @Test
    void marksAsTheRecordsOwnOnlyWhatTheRecordSaysItself() throws IOException {
        Path file = new Sample()
                .row(ORDER, "PO-1", SHIPMENT, "ASN-1", "freight cost (usd)", "78.34")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "po sent to vendor date", "")
                .in(folder);
        assertThat(typed.of(file, "--as", "zj-office")).as(typed.said()).isZero();
        assertThat(typed.done("/supply-chain/orders/client-vietnam:PO-1")).doesNotContain("freight", "tax", "discount");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1")).contains("78.34");
        assertThat(ruleOf("/supply-chain/orders/client-vietnam:PO-1")).isEqualTo("order-of-goods-alone-by-zj-office");
        assertThat(ruleOf("/supply-chain/orders/client-vietnam:PO-2"))
                .isEqualTo("order-of-goods-from-first-delivery-by-zj-office");
        assertThat(ruleOf("/logistics/consignments/vendor-maker-ltd:ASN-1/milestones/scheduled"))
                .isEqualTo("plan-from-order-by-zj-office");
        assertThat(typed.platform().received())
                .filteredOn(received -> received.rule().equals("record-by-zj-office"))
                .extracting(SmallPlatform.Received::path)
                .containsExactlyInAnyOrder(
                        "/logistics/consignments/vendor-maker-ltd:ASN-1/deliveries/recorded",
                        "/logistics/consignments/vendor-maker-ltd:ASN-2/deliveries/recorded");
    }

    private String ruleOf(String path) {
        return typed.platform().received().stream()
                .filter(received -> received.path().equals(path))
                .findFirst()
                .map(SmallPlatform.Received::rule)
                .orElse("nothing");
    }

    @Test
    void sealsNoPlannedDayOfAShipmentWhoseRowsNameSeveral() throws IOException {
        Path file = new Sample()
                .row(SHIPMENT, "ASN-1", SCHEDULED, "10-Oct-06")
                .row(SHIPMENT, "ASN-1", SCHEDULED, "14-Nov-06")
                .row(SHIPMENT, "ASN-2", SCHEDULED, "1-Nov-06")
                .row(SHIPMENT, "ASN-2", SCHEDULED, "2006-11-01")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.platform().done())
                .containsKey("/logistics/consignments/vendor-maker-ltd:ASN-1/deliveries/recorded")
                .doesNotContainKey("/logistics/consignments/vendor-maker-ltd:ASN-1/milestones/scheduled");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2/milestones/scheduled"))
                .contains("2006-11-01T00:00:00.000Z");
        assertThat(typed.said()).contains("1 shipment", "several scheduled days", "no planned day", "ASN-1");
    }

    @ParameterizedTest
    @CsvSource({
        "1-Apr-98, 14-Nov-06, 15-Nov-06, dates_far_apart",
        "3-Apr-70, 14-Nov-06, 15-Nov-06, dates_far_apart",
        "1996-04-01, 14-Nov-06, 15-Nov-06, dates_far_apart",
        "2016-11-15, 14-Nov-06, 15-Nov-06, dates_far_apart",
        "14-Nov-06, 14-Nov-06, 1-Apr-98, dates_far_apart",
        "1-Apr-98, 1-Apr-98, 1-Apr-98, delivered_in_future"
    })
    void refusesDatesThatCannotBeMeant(String scheduled, String delivered, String recorded, String code)
            throws IOException {
        Path file = new Sample()
                .row(SCHEDULED, scheduled, DELIVERED, delivered, RECORDED, recorded)
                .in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 2: " + code + ": ", "a year of two digits is one from 2000 on");
    }

    @Test
    void takesWhatWasDeliveredTodayAndNothingThatIsStillToCome() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path file = new Sample()
                .row(
                        SCHEDULED,
                        today.plusDays(40).toString(),
                        DELIVERED,
                        today.toString(),
                        RECORDED,
                        today.toString(),
                        "po sent to vendor date",
                        "")
                .row(
                        ORDER,
                        "PO-2",
                        SHIPMENT,
                        "ASN-2",
                        SCHEDULED,
                        today.toString(),
                        DELIVERED,
                        today.plusDays(2).toString(),
                        RECORDED,
                        today.plusDays(2).toString(),
                        "po sent to vendor date",
                        "")
                .in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 3: delivered_in_future: ").contains("1 rows can be imported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2/30/2006", "0/13/2006", "99/4/2006", "13/0/2006", "31/11/2006", "12/32/2006", "23/4/9999"})
    void takesNothingThatIsNoDateForAProof(String noDate) throws IOException {
        Path file = new Sample()
                .row(SCHEDULED, "03/04/2006", "po sent to vendor date", "")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", SCHEDULED, noDate)
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isEqualTo(UNUSABLE);
        assertThat(typed.said())
                .contains(
                        "'03/04/2006' (line 2)",
                        "--dates 'scheduled delivery date=dmy' or --dates 'scheduled delivery date=mdy'");
        assertThat(typed.platform().received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"003/04/2006", "03/004/2006", "3/4/02006", "3/4/+2006", "003-Apr-06", "+2006-04-03"})
    void readsNoDateWithMoreDigitsThanADateHas(String text) throws IOException {
        Path file = new Sample().row(SCHEDULED, text).in(folder);
        assertThat(typed.of(file)).as(typed.said()).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("date_unreadable")
                .contains("a date is written 2014-04-03, 3-Apr-14 or 3/4/2014");
    }

    @ParameterizedTest
    @CsvSource({
        "line item quantity, 1e3, a quantity is a whole number above 0",
        "line item value, $5.00, an amount is written 1234.50",
        "weight (kilograms), 0.0001, an amount is written 1234.50",
        "scheduled delivery date, 3-Apr-2014, a date is written 2014-04-03"
    })
    void saysHowACellIsWritten(String column, String text, String due) throws IOException {
        assertThat(typed.of(new Sample().row(column, text).in(folder), "--check"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("column '" + column + "' is '" + text + "'", due);
    }

    /** The platform would refuse the order for it, after others of the file are in. */
    @ParameterizedTest
    @CsvSource({
        "pack price, 7.25, price_does_not_explain_total",
        "vendor inco term, QQQ, incoterm_unknown",
        "vendor inco term, CIF, incoterm_not_for_mode",
        "weight (kilograms), 1000000000, weight_too_large"
    })
    void knowsBeforeTheFirstCommandWhatAnOrderMayNotSay(String column, String text, String code) throws IOException {
        assertThat(typed.of(new Sample().row(column, text).in(folder), "--check"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 2: " + code + ": ");
    }

    @Test
    void placesNoOrderOfMoreLinesOrShipmentsThanOneHasRoomFor() throws IOException {
        Sample lines = new Sample();
        for (int line = 0; line < 501; line++) lines.row();
        assertThat(typed.of(lines.in(folder), "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("order_too_long", "0 rows can be imported, 501 cannot");
        Sample shipments = new Sample();
        for (int shipment = 0; shipment < 65; shipment++) shipments.row(SHIPMENT, "ASN-" + shipment);
        assertThat(typed.of(shipments.in(folder), "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("order_of_many_shipments", "0 rows can be imported, 65 cannot");
    }

    @Test
    void placesNoOrderOnADayThatItsRowsDisagreeAbout() throws IOException {
        Path file = new Sample()
                .row("po sent to vendor date", "")
                .row("po sent to vendor date", "2-Jun-06")
                .row("po sent to vendor date", "3-Jun-06")
                .row(
                        SHIPMENT,
                        "ASN-2",
                        "po sent to vendor date",
                        "",
                        SCHEDULED,
                        "1-May-06",
                        DELIVERED,
                        "1-May-06",
                        RECORDED,
                        "1-May-06")
                .in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains(
                        "line 4: rows_disagree: po sent to vendor date is '2006-06-03' in PO-1, elsewhere '2006-06-02'")
                .contains("line 5: ordered_after_delivered: ");
    }
}
