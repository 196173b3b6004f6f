package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Sscc;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.TransportMode;
import io.symbia.logistics.consignment.command.BookConsignment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What to book.
 *
 * @param occurredAt when it was booked; the time of the request when absent
 */
@Schema(example = BookingBody.EXAMPLE)
record BookingBody(
        List<OrderNumber> orderNumbers,
        ParticipantId shipper,
        ParticipantId consignee,
        Optional<ParticipantId> carrier,
        Optional<TransportMode> mode,
        Optional<List<Sscc>> units,
        Optional<List<CustomsGate>> customsGates,
        Money goodsValue,
        Optional<Money> freight,
        Optional<Money> insurance,
        Optional<Kilograms> grossWeightKg,
        Optional<Instant> occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {
    static final String EXAMPLE = """
            { "orderNumbers": ["PO-2611-0042"], "shipper": "ZJ-TEA", "consignee": "TEEHAUS-HH", "carrier": "BLUE-STAR",
              "mode": "SEA", "units": ["395060000000000016"],
              "customsGates": [ { "direction": "EXPORT", "authority": "CUSTOMS-CN" },
                                { "direction": "IMPORT", "authority": "CUSTOMS-NL" } ],
              "goodsValue": { "amount": "12480.00", "currency": "EUR" },
              "freight": { "amount": "640.00", "currency": "EUR" }, "grossWeightKg": "1478.5" }""";

    BookConsignment toCommand(ConsignmentId id, Instant receivedAt) {
        return new BookConsignment(
                id,
                Happened.of(occurredAt, eventTimeZoneOffset, receivedAt),
                orderNumbers,
                shipper,
                consignee,
                carrier,
                mode,
                units.orElse(List.of()),
                customsGates.orElse(List.of()),
                goodsValue,
                freight,
                insurance,
                grossWeightKg);
    }
}
