package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Names;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of one order. They agree on who sells to whom and on when it was sent to the vendor, and each shipment's rows with each other. */
public final class OrderRecord {
    private final String number;
    private final List<DeliveryRow> rows = new ArrayList<>();
    private final Map<String, Shipment> shipments = new TreeMap<>();

    OrderRecord(String number) {
        this.number = number;
    }

    /** Takes a row, or refuses one that contradicts the rows before it. */
    void add(DeliveryRow row) throws RowRefused {
        if (!rows.isEmpty()) {
            if (!Names.areSame(first().vendor(), row.vendor())) {
                throw disagreement("vendor", row.vendor(), first().vendor());
            }
            if (!first().country().equals(row.country())) {
                throw disagreement("country", row.country(), first().country());
            }
            requireOneDate(row);
        }
        shipments.computeIfAbsent(row.shipmentNumber(), Shipment::new).add(row);
        rows.add(row);
    }

    /** An order is sent once, and before anything of it arrives. */
    private void requireOneDate(DeliveryRow row) throws RowRefused {
        Optional<LocalDate> stated = statedDate();
        if (stated.isPresent() && row.orderedOn().isPresent() && !stated.equals(row.orderedOn())) {
            throw disagreement(
                    DeliveryRow.ORDERED,
                    row.orderedOn().get().toString(),
                    stated.get().toString());
        }
        LocalDate firstDelivery = rows.stream()
                .map(DeliveryRow::deliveredOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        row.requireOrdered(stated, row.deliveredOn());
        row.requireOrdered(row.orderedOn(), firstDelivery);
    }

    /**
     * Refuses an order that the platform would refuse for what all its rows say together.
     *
     * @throws RowRefused with the reason for each of its rows
     */
    void requireRoomAndRule() throws RowRefused {
        if (rows.size() > PurchaseOrderPlacedV1.MAX_LINES) {
            throw new RowRefused(
                    "order_too_long",
                    "order %s has %d rows, and an order at most %d"
                            .formatted(number, rows.size(), PurchaseOrderPlacedV1.MAX_LINES));
        }
        long paid = shipments.values().stream()
                .filter(shipment -> sum(shipment.rows()).signum() > 0)
                .count();
        if (paid > ReleaseRule.MAX_TRANCHES) {
            throw new RowRefused(
                    "order_of_many_shipments",
                    "order %s has %d shipments, and an escrow pays for at most %d"
                            .formatted(number, paid, ReleaseRule.MAX_TRANCHES));
        }
        for (Shipment shipment : shipments.values()) {
            requireWeight(shipment);
            requirePlanNear(shipment);
        }
        if (incoterm().isPresent() && mode().isPresent()) {
            Incoterm.Rule rule = Incoterm.Rule.valueOf(incoterm().get());
            if (rule.isByWaterOnly() && !TransportMode.valueOf(mode().get()).isByWater()) {
                throw new RowRefused(
                        "incoterm_not_for_mode",
                        "%s is for carriage by water, order %s went by %s".formatted(rule, number, mode().get()));
            }
        }
    }

    /** The platform takes no plan that lies further off. */
    private void requirePlanNear(Shipment shipment) throws RowRefused {
        Optional<LocalDate> day = shipment.scheduledOn();
        if (day.isEmpty() || Math.abs(ChronoUnit.DAYS.between(placedOn(), day.get())) <= Milestone.FORESIGHT.toDays())
            return;
        throw new RowRefused(
                "dates_far_apart",
                "shipment %s was scheduled for %s, more than %d days from its order on %s"
                        .formatted(shipment.number(), day.get(), Milestone.FORESIGHT.toDays(), placedOn()));
    }

    private static void requireWeight(Shipment shipment) throws RowRefused {
        Optional<BigDecimal> weight = shipment.weightKg();
        if (weight.isPresent() && weight.get().compareTo(Kilograms.MAX) > 0) {
            throw new RowRefused(
                    "weight_too_large",
                    "shipment %s weighs %s kg, and a consignment at most %s"
                            .formatted(shipment.number(), weight.get().toPlainString(), Kilograms.MAX.toPlainString()));
        }
    }

    /** As its rows write it, checked when the first of them was read. */
    String number() {
        return number;
    }

    /** By which the platform knows it: the client places it. */
    OrderNumber name() {
        return OrderNumber.of(buyer(), number);
    }

    /** The client. */
    ParticipantId buyer() {
        return Names.buyer(first().country());
    }

    /** The vendor. */
    ParticipantId seller() {
        return Names.seller(first().vendor());
    }

    /** In the order of the file; the line numbers of the order are their positions, from 1. */
    List<DeliveryRow> rows() {
        return List.copyOf(rows);
    }

    /** By their numbers. */
    Map<String, Shipment> shipments() {
        return shipments;
    }

    DeliveryRow first() {
        return rows.getFirst();
    }

    /** The mode of the whole order: that of each of its shipments. Where they differ, or one has none, the order has none. */
    Optional<String> mode() {
        List<Optional<String>> modes =
                shipments.values().stream().map(Shipment::mode).distinct().toList();
        return modes.size() == 1 ? modes.getFirst() : Optional.empty();
    }

    /** The rule of the whole order; see {@link #mode()}. */
    Optional<String> incoterm() {
        List<Optional<String>> rules =
                shipments.values().stream().map(Shipment::incoterm).distinct().toList();
        return rules.size() == 1 ? rules.getFirst() : Optional.empty();
    }

    /** Whether its shipments name modes or rules of which the order as a whole has none. */
    boolean isMixed() {
        return (mode().isEmpty()
                        && shipments.values().stream()
                                .anyMatch(one -> one.mode().isPresent()))
                || (incoterm().isEmpty()
                        && shipments.values().stream()
                                .anyMatch(one -> one.incoterm().isPresent()));
    }

    /** The date the record states, if any of its rows states one. */
    Optional<LocalDate> statedDate() {
        return rows.stream().flatMap(row -> row.orderedOn().stream()).findFirst();
    }

    /** The day with which it is sealed: the one it states, or the latest possible one. */
    LocalDate placedOn() {
        return statedDate().orElseGet(this::latestPossibleDate);
    }

    /**
     * The day of its first delivery: it was placed no later than that. A scheduled day says nothing about when it was placed, and may be years
     * off where nothing was delivered yet.
     */
    LocalDate latestPossibleDate() {
        return rows.stream()
                .map(DeliveryRow::deliveredOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** What the goods of rows cost, in US dollars. */
    static BigDecimal sum(List<DeliveryRow> rows) {
        return rows.stream().map(DeliveryRow::lineValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private RowRefused disagreement(String what, String found, String expected) {
        return new RowRefused(
                "rows_disagree", "%s is '%s' in %s, elsewhere '%s'".formatted(what, found, number, expected));
    }
}
