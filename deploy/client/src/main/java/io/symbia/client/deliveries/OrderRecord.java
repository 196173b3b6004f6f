package io.symbia.client.deliveries;

import io.symbia.client.deliveries.table.RowRefused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one order. They agree on who sells to whom, and each shipment's rows on when it arrived. */
public final class OrderRecord {
    private final String number;
    private final List<DeliveryRow> rows = new ArrayList<>();
    private final Map<String, List<DeliveryRow>> shipments = new LinkedHashMap<>();

    OrderRecord(String number) {
        this.number = number;
    }

    void add(DeliveryRow row) throws RowRefused {
        if (!rows.isEmpty()) {
            requireSame("vendor", rows.getFirst().vendor(), row.vendor());
            requireSame("country", rows.getFirst().country(), row.country());
        }
        List<DeliveryRow> shipment = shipments.get(row.shipmentNumber());
        if (shipment != null) {
            requireSame(
                    "delivered to client date",
                    shipment.getFirst().deliveredOn().toString(),
                    row.deliveredOn().toString());
        }
        rows.add(row);
        shipments.computeIfAbsent(row.shipmentNumber(), _ -> new ArrayList<>()).add(row);
    }

    /** As it was checked when its first row was read. */
    String number() {
        return number;
    }

    /** In the order of the file; the line numbers of the order are their positions, from 1. */
    List<DeliveryRow> rows() {
        return List.copyOf(rows);
    }

    Map<String, List<DeliveryRow>> shipments() {
        return Map.copyOf(shipments);
    }

    DeliveryRow first() {
        return rows.getFirst();
    }

    /** The date the record states, if any of its rows states one. */
    Optional<LocalDate> statedDate() {
        return rows.stream().flatMap(row -> row.orderedOn().stream()).min(LocalDate::compareTo);
    }

    /** The earliest date of anything in the order: it was placed no later than that. */
    LocalDate latestPossibleDate() {
        return rows.stream()
                .map(row -> row.scheduledOn().isBefore(row.deliveredOn()) ? row.scheduledOn() : row.deliveredOn())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private void requireSame(String what, String expected, String found) throws RowRefused {
        if (!expected.equals(found)) {
            throw new RowRefused(
                    "rows_disagree", "%s is '%s' in %s, elsewhere '%s'".formatted(what, found, number, expected));
        }
    }
}
