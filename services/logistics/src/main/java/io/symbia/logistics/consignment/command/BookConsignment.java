package io.symbia.logistics.consignment.command;

import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Sscc;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.TransportMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Book a consignment. Any party named in it may.
 *
 * @param orderNumbers 1 to {@value #MAX_ORDERS}, each once
 * @param units at most {@value #MAX_UNITS}, each once
 * @param customsGates at most one a direction
 * @param goodsValue not negative, like freight and insurance; the currencies may differ
 */
public record BookConsignment(
        ConsignmentId consignmentId,
        Happened happened,
        List<OrderNumber> orderNumbers,
        ParticipantId shipper,
        ParticipantId consignee,
        Optional<ParticipantId> carrier,
        Optional<TransportMode> mode,
        List<Sscc> units,
        List<CustomsGate> customsGates,
        Money goodsValue,
        Optional<Money> freight,
        Optional<Money> insurance,
        Optional<Kilograms> grossWeightKg)
        implements ConsignmentCommand {
    /** Consolidated consignments serve some dozens of orders; all of them are in each delivery's event. */
    public static final int MAX_ORDERS = 200;

    /** A container holds some 40 pallets or 2,000 parcels: labels of 42 kB. */
    public static final int MAX_UNITS = 2_000;

    /** Refuses what no consignment is. */
    public BookConsignment {
        orderNumbers = List.copyOf(orderNumbers);
        units = List.copyOf(units);
        customsGates = List.copyOf(customsGates);
        requireBetween(1, MAX_ORDERS, orderNumbers, "orderNumbers");
        requireBetween(0, MAX_UNITS, units, "units");
        requireEachOnce(customsGates.stream().map(CustomsGate::direction).toList(), "customsGates");
        requireNotNegative(goodsValue, "goodsValue");
        freight.ifPresent(money -> requireNotNegative(money, "freight"));
        insurance.ifPresent(money -> requireNotNegative(money, "insurance"));
    }

    /** Whether the participant is shipper, consignee or carrier. */
    public boolean names(ParticipantId participant) {
        return shipper.equals(participant)
                || consignee.equals(participant)
                || carrier.filter(participant::equals).isPresent();
    }

    /** The fact that this command asks for. */
    public ConsignmentBookedV1 toEvent() {
        return new ConsignmentBookedV1(
                happened,
                consignmentId,
                orderNumbers,
                shipper,
                consignee,
                carrier,
                mode,
                units,
                customsGates,
                Confidential.of(goodsValue),
                freight.map(Confidential::of),
                insurance.map(Confidential::of),
                grossWeightKg);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof ConsignmentBookedV1 booked
                && happened.repeats(booked.happened())
                && atTimeOf(booked).toEvent().equals(booked);
    }

    private BookConsignment atTimeOf(ConsignmentBookedV1 booked) {
        return new BookConsignment(
                consignmentId,
                booked.happened(),
                orderNumbers,
                shipper,
                consignee,
                carrier,
                mode,
                units,
                customsGates,
                goodsValue,
                freight,
                insurance,
                grossWeightKg);
    }

    private static void requireBetween(int min, int max, List<?> values, String name) {
        if (values.size() < min || values.size() > max) {
            throw refused(name, "%d entries, allowed are %d to %d".formatted(values.size(), min, max));
        }
        requireEachOnce(values, name);
    }

    private static void requireEachOnce(List<?> values, String name) {
        if (new HashSet<>(values).size() != values.size()) {
            throw refused(name, "each entry is named once");
        }
    }

    private static void requireNotNegative(Money money, String name) {
        if (money.isNegative()) throw refused(name, "must not be negative");
    }

    private static RefusedJson refused(String name, String reason) {
        return new RefusedJson("invalid_value", "/" + name, reason);
    }
}
