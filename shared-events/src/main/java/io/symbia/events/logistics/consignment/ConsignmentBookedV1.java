package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Sscc;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.TransportMode;
import java.util.List;
import java.util.Optional;

/**
 * A consignment was booked: whose goods go to whom, for which orders.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param orderNumbers the orders that it serves, at least one, each once
 * @param shipper who sends the goods
 * @param consignee who is to receive them
 * @param carrier who moves them; absent when the shipper named none
 * @param mode the main means of transport, UN/CEFACT Recommendation 19
 * @param units the logistic units in it, each once; empty when the goods are not labelled
 * @param customsGates the customs releases that it needs, at most one a direction; empty when none
 * @param goodsValue the value of the goods, not negative
 * @param freight what the transport costs, not negative
 * @param insurance what the insurance costs, not negative
 * @param grossWeightKg goods and packaging, without the equipment
 */
@EventType("symbia.logistics.consignment.booked.v1")
public record ConsignmentBookedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Public Optional<ParticipantId> carrier,
        @Public Optional<TransportMode> mode,
        @Public List<Sscc> units,
        @Public List<CustomsGate> customsGates,
        @Restricted Confidential<Money> goodsValue,
        @Restricted Optional<Confidential<Money>> freight,
        @Restricted Optional<Confidential<Money>> insurance,
        @Public Optional<Kilograms> grossWeightKg)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentBookedV1 {
        orderNumbers = List.copyOf(orderNumbers);
        units = List.copyOf(units);
        customsGates = List.copyOf(customsGates);
        if (orderNumbers.isEmpty()) {
            throw new IllegalArgumentException("a consignment serves at least one order");
        }
    }
}
