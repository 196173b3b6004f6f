package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.events.logistics.milestone.Milestone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRecordTest {
    private static final String SHIPMENT = "asn/dn #";
    private static final String ORDERED = "po sent to vendor date";
    private static final String SCHEDULED = "scheduled delivery date";
    private static final String DELIVERED = "delivered to client date";
    private static final String RECORDED = "delivery recorded date";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "vendor, Another maker, vendor is 'Another maker'",
        "country, Haiti, country is 'Haiti'",
        "delivered to client date, 13-Nov-06, delivered to client date is '2006-11-13'",
        "po sent to vendor date, 3-Jun-06, po sent to vendor date is '2006-06-03'"
    })
    void refusesARowThatDisagrees(String column, String other, String reason) throws IOException {
        DeliveryFile file = DeliveryFile.read(
                new Sample().row().row(column, other).in(folder), Shape.FOUND, true, LocalDate.of(2026, 3, 1));
        assertThat(file.refused()).extracting(RefusedRow::code).containsExactly("rows_disagree");
        assertThat(file.refused().getFirst().reason()).startsWith(reason).containsPattern("in (PO|ASN)-1, elsewhere");
        assertThat(file.orders().getFirst().rows()).hasSize(1);
    }

    @Test
    void anotherShipmentMayArriveOnAnotherDay() throws IOException {
        OrderRecord order = order(new Sample()
                .row()
                .row(SHIPMENT, "ASN-2", DELIVERED, "13-Nov-06")
                .row(SHIPMENT, "ASN-2", DELIVERED, "13-Nov-06"));
        assertThat(order.shipments()).containsOnlyKeys("ASN-1", "ASN-2");
        assertThat(order.shipments().get("ASN-2").rows())
                .extracting(DeliveryRow::id)
                .containsExactly("2", "3");
    }

    @Test
    void wasOrderedOnTheDateThatSomeOfItsRowsState() throws IOException {
        OrderRecord order = order(new Sample()
                .row(ORDERED, "Date Not Captured")
                .row(ORDERED, "2-Jun-06")
                .row(ORDERED, "2006-06-02"));
        assertThat(order.statedDate()).contains(LocalDate.of(2006, 6, 2));
    }

    @Test
    void wasOrderedNoLaterThanItsFirstDeliveryWhateverWasScheduled() throws IOException {
        List<String> noDate = List.of(ORDERED, "Date Not Captured");
        OrderRecord scheduledFirst = order(new Sample()
                .row(noDate.get(0), noDate.get(1), SCHEDULED, "1-Nov-06")
                .row(noDate.get(0), noDate.get(1), SHIPMENT, "ASN-2", DELIVERED, "2-Nov-06"));
        assertThat(scheduledFirst.statedDate()).isEmpty();
        assertThat(scheduledFirst.latestPossibleDate()).isEqualTo(LocalDate.of(2006, 11, 2));

        OrderRecord deliveredFirst = order(new Sample()
                .row(noDate.get(0), noDate.get(1), SCHEDULED, "3-Nov-06")
                .row(noDate.get(0), noDate.get(1), SHIPMENT, "ASN-2", DELIVERED, "2-Nov-06"));
        assertThat(deliveredFirst.latestPossibleDate()).isEqualTo(LocalDate.of(2006, 11, 2));
    }

    /** A row that says no day of order is near its own delivery, and far from the order of another row. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isNotScheduledFurtherFromItsOrderThanThePlatformTakes(int tooMany) throws IOException {
        String today = "2026-03-01";
        String ordered = "1997-03-01";
        String scheduled = LocalDate.parse(ordered)
                .plusDays(Milestone.FORESIGHT.toDays() + tooMany)
                .toString();
        Sample sample = new Sample()
                .row(ORDERED, ordered, SCHEDULED, ordered, DELIVERED, ordered, RECORDED, ordered)
                .row(ORDERED, "N/A", SHIPMENT, "ASN-2", SCHEDULED, scheduled, DELIVERED, today, RECORDED, today);
        DeliveryFile file = DeliveryFile.read(sample.in(folder), Shape.FOUND, true, LocalDate.parse(today));
        assertThat(file.refused().stream().map(RefusedRow::code).distinct().toList())
                .isEqualTo(tooMany == 0 ? List.of() : List.of("dates_far_apart"));
    }

    private OrderRecord order(Sample sample) throws IOException {
        DeliveryFile file = DeliveryFile.read(sample.in(folder));
        assertThat(file.refused()).isEmpty();
        return file.orders().getFirst();
    }
}
