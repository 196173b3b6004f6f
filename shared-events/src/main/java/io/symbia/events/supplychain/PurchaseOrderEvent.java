package io.symbia.events.supplychain;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.supplychain.order.OrderAmounts;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happened to one purchase order, in the stream {@code supply-chain/order/<orderNumber>}. */
public sealed interface PurchaseOrderEvent extends DomainEvent {
    OrderNumber orderNumber();

    /**
     * A buyer and a seller have an order between them, proposed by one of them. Placing is the acceptance of the party that places.
     *
     * <p>Such an event cannot exist with amounts that do not add up: see {@link OrderAmounts}.
     *
     * @param buyer      pays
     * @param seller     delivers; another than the buyer
     * @param placedBy   the buyer or the seller
     * @param currency   of each amount in the order
     * @param lines      1 to {@value #MAX_LINES}, numbered apart
     * @param incoterm   the rule of Incoterms 2020 with its named place
     * @param mode       that was agreed; a rule for sea and inland waterway restricts it
     * @param deliverBy  the last day of delivery, at the place of delivery
     * @param goodsValue the sum of the lines
     * @param total      what is paid: goods + freight + tax - discount; each is at least zero
     */
    @EventType("symbia.supply-chain.order.placed.v1")
    record PurchaseOrderPlacedV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public ParticipantId buyer,
            @Public ParticipantId seller,
            @Public ParticipantId placedBy,
            @Public CurrencyCode currency,
            @Public List<OrderLine> lines,
            @Public Optional<Incoterm> incoterm,
            @Public Optional<TransportMode> mode,
            @Public Optional<LocalDate> deliverBy,
            @Restricted Confidential<Money> goodsValue,
            @Restricted Confidential<Money> freight,
            @Restricted Confidential<Money> tax,
            @Restricted Confidential<Money> discount,
            @Restricted Confidential<Money> total)
            implements PurchaseOrderEvent {
        /** Bounds the event and what every later command replays; the longest order of the delivery records has 67. */
        public static final int MAX_LINES = 500;

        public PurchaseOrderPlacedV1 {
            lines = List.copyOf(lines);
            OrderAmounts.ofDisclosed(lines, goodsValue, freight, tax, discount, total)
                    .ifPresent(amounts -> amounts.requireConsistent(currency)); // INVARIANT: an order adds up.
        }
    }

    /**
     * The other party accepted the order, so that it binds both.
     *
     * @param acceptedBy the party that had not placed the order
     */
    @EventType("symbia.supply-chain.order.accepted.v1")
    record PurchaseOrderAcceptedV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public ParticipantId buyer,
            @Public ParticipantId seller,
            @Public ParticipantId acceptedBy)
            implements PurchaseOrderEvent {}

    /**
     * A party called the order off before anything was consigned for it.
     *
     * @param cancelledBy the buyer or the seller
     * @param reason      1 to {@link io.symbia.events.kernel.form.FreeText#MAX_CHARACTERS} characters
     */
    @EventType("symbia.supply-chain.order.cancelled.v1")
    record PurchaseOrderCancelledV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public ParticipantId cancelledBy,
            @Public String reason)
            implements PurchaseOrderEvent {}

    /** A consignment was booked that carries goods of the order, so it can no longer be called off. */
    @EventType("symbia.supply-chain.order.consigned.v1")
    record PurchaseOrderConsignedV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public ConsignmentId consignmentId) implements PurchaseOrderEvent {}

    /** A consignment of the order was delivered. */
    @EventType("symbia.supply-chain.order.consignment-delivered.v1")
    record PurchaseOrderConsignmentDeliveredV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public ConsignmentId consignmentId) implements PurchaseOrderEvent {}

    /** The order was accepted and each consignment that was booked for it until then was delivered, at least one. */
    @EventType("symbia.supply-chain.order.fulfilled.v1")
    record PurchaseOrderFulfilledV1(
            @Public Happened happened, @Public OrderNumber orderNumber) implements PurchaseOrderEvent {}

    /** What was held for the order was released as a whole while the order was not yet fulfilled. */
    @EventType("symbia.supply-chain.order.settled.v1")
    record PurchaseOrderSettledV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public EscrowId escrowId) implements PurchaseOrderEvent {}

    /** The order is fulfilled and what was held for it was released as a whole. */
    @EventType("symbia.supply-chain.order.closed.v1")
    record PurchaseOrderClosedV1(
            @Public Happened happened,
            @Public OrderNumber orderNumber,
            @Public EscrowId escrowId) implements PurchaseOrderEvent {}
}
