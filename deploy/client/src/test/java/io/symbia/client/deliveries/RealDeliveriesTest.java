package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.events.words.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published delivery records, every row of them. The sums were taken from the file by another program. */
class RealDeliveriesTest {
    private static final Path DELIVERIES =
            Path.of(System.getProperty("symbia.root", "."), "../shared/data/scms/scms_deliveries.csv");

    /** Says that it weighs 0 kg, and is left out here: the sums are those of all others that can be. */
    private static final String WEIGHS_NOTHING = "23750";

    @Test
    void areReadToTheCent() throws IOException {
        assumeTrue(Files.exists(DELIVERIES), "the delivery records are not here: " + DELIVERIES);
        DeliveryFile file = rowByRow();
        List<DeliveryRow> all =
                file.orders().stream().flatMap(order -> order.rows().stream()).toList();
        assertThat(all.size() + file.refused().size()).isEqualTo(6_235);
        assertThat(all)
                .as("ids are made of the countries' names, and those of the published records stay as they are")
                .allMatch(row -> row.row().cells().contains(row.country()));
        assertThat(file.refused())
                .filteredOn(row -> !row.id().equals(WEIGHS_NOTHING))
                .extracting(RefusedRow::id, RefusedRow::lineNumber, RefusedRow::code)
                .containsExactly(
                        tuple("4190", 258L, "ordered_after_delivered"),
                        tuple("4432", 269L, "ordered_after_delivered"),
                        tuple("29140", 2020L, "recorded_before_delivered"),
                        tuple("72832", 3622L, "recorded_before_delivered"));

        List<DeliveryRow> rows =
                all.stream().filter(row -> !row.id().equals(WEIGHS_NOTHING)).toList();
        assertThat(sum(rows.stream().map(DeliveryRow::quantity).toList())).isEqualTo("114530717");
        assertThat(sum(rows.stream().map(DeliveryRow::lineValue).toList())).isEqualTo("992265467.04");
        assertThat(sumOfSome(rows.stream().map(DeliveryRow::freight).toList())).isEqualTo("40931637.15");
        assertThat(sumOfSome(rows.stream().map(DeliveryRow::insurance).toList()))
                .isEqualTo("1482223.74");
        assertThat(sumOfSome(rows.stream().map(DeliveryRow::weightKg).toList())).isEqualTo("13388925");
        assertThat(rows)
                .as("each line is sealed with a price that gives its value")
                .allMatch(row -> row.priced()
                        .price()
                        .gives(row.priced().quantity(), Money.of(row.lineValue().toPlainString(), "USD")));
        assertThat(rows)
                .filteredOn(row -> row.priced().price().baseQuantity().isEmpty())
                .as("the record's own price does so; for the other rows it is rounded")
                .hasSize(5_820);
    }

    /** Counted in the file by another program: two orders of the five rows have 25 others. */
    @Test
    void waitForRefusedRowsOfTwoOrders() throws IOException {
        assumeTrue(Files.exists(DELIVERIES), "the delivery records are not here: " + DELIVERIES);
        DeliveryFile file = DeliveryFile.read(DELIVERIES);
        assertThat(file.importableRows()).isEqualTo(6_205);
        assertThat(file.refused()).hasSize(30);
        assertThat(file.refused())
                .filteredOn(row -> row.code().equals("order_waits"))
                .hasSize(25);
        assertThat(file.incomplete())
                .singleElement()
                .asString()
                .startsWith("2 orders, each: held back")
                .contains("25 good rows wait", "SCMS-14050");
    }

    /** Counted in the file by another program: 9 shipments with 70 rows, and no order with several modes or rules. */
    @Test
    void nameSeveralScheduledDaysInNineShipments() throws IOException {
        assumeTrue(Files.exists(DELIVERIES), "the delivery records are not here: " + DELIVERIES);
        DeliveryFile file = rowByRow();
        List<Shipment> several = file.orders().stream()
                .flatMap(order -> order.shipments().values().stream())
                .filter(shipment -> shipment.scheduledOn().isEmpty())
                .toList();
        assertThat(several).hasSize(9);
        assertThat(several.stream().mapToInt(shipment -> shipment.rows().size()).sum())
                .isEqualTo(70);
        assertThat(file.notSealed())
                .hasSize(2)
                .anySatisfy(said -> assertThat(said)
                        .startsWith("9 shipments, each: several scheduled days")
                        .contains("ASN-9486"));
    }

    /** Counted in the file by another program: 10 shipments, and none by freight or insurance. */
    @Test
    void sayTheWeightOfTenShipmentsInSomeRowsOnly() throws IOException {
        assumeTrue(Files.exists(DELIVERIES), "the delivery records are not here: " + DELIVERIES);
        DeliveryFile file = rowByRow();
        assertThat(file.notSealed())
                .anySatisfy(said -> assertThat(said)
                        .startsWith("10 shipments, each: some rows say 'weight (kilograms)' and others do not")
                        .contains("ASN-130"));
        assertThat(file.repeated())
                .singleElement()
                .asString()
                .startsWith("2 shipments, each: 'line item insurance (usd)' is the same in all rows");
    }

    private static DeliveryFile rowByRow() throws IOException {
        return DeliveryFile.read(DELIVERIES, Shape.FOUND, true, LocalDate.now(ZoneOffset.UTC));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sumOfSome(List<Optional<BigDecimal>> amounts) {
        return sum(amounts.stream().flatMap(Optional::stream).toList());
    }
}
