package io.symbia.logistics.views;

import io.symbia.events.goods.Sscc;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.TransportMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was booked.
 *
 * @param goodsValue restricted, like freight and insurance: for the parties only
 */
public record BookingView(
        Instant bookedAt,
        List<OrderNumber> orderNumbers,
        ParticipantId shipper,
        ParticipantId consignee,
        Optional<ParticipantId> carrier,
        Optional<TransportMode> mode,
        List<Sscc> units,
        List<CustomsGate> customsGates,
        Optional<Kilograms> grossWeightKg,
        Optional<Money> goodsValue,
        Optional<Money> freight,
        Optional<Money> insurance,
        Fact fact) {
    static BookingView of(ConsignmentBookedV1 event, Fact fact) {
        return new BookingView(
                event.occurredAt(),
                event.orderNumbers(),
                event.shipper(),
                event.consignee(),
                event.carrier(),
                event.mode(),
                event.units(),
                event.customsGates(),
                event.grossWeightKg(),
                event.goodsValue().disclosed(),
                event.freight().flatMap(Confidential::disclosed),
                event.insurance().flatMap(Confidential::disclosed),
                fact);
    }

    /** Whether the participant is shipper, consignee or carrier. */
    public boolean names(ParticipantId participant) {
        return shipper.equals(participant)
                || consignee.equals(participant)
                || carrier.filter(participant::equals).isPresent();
    }

    /** The same without money. */
    BookingView withoutMoney() {
        return new BookingView(
                bookedAt,
                orderNumbers,
                shipper,
                consignee,
                carrier,
                mode,
                units,
                customsGates,
                grossWeightKg,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fact);
    }
}
