package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A buyer and a seller have an order between them, proposed by one of them. Placing is the acceptance of the party that places.
 *
 * <p>Such an event cannot exist with amounts that do not add up: see {@link OrderAmounts}.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 * @param buyer who pays
 * @param seller who delivers; never the buyer
 * @param placedBy the buyer or the seller
 * @param currency of each amount in the order, ISO 4217
 * @param lines 1 to 500, numbered apart
 * @param incoterm the rule of Incoterms 2020 with its named place
 * @param mode the mode that was agreed, which a rule for sea and inland waterway restricts
 * @param deliverBy the last day of delivery, at the place of delivery
 * @param goodsValue the sum of the lines
 * @param freight at least zero
 * @param tax at least zero
 * @param discount at least zero
 * @param total what is paid: goods + freight + tax - discount, at least zero
 */
@EventType(PurchaseOrderPlacedV1.TYPE)
public record PurchaseOrderPlacedV1(
        @Public Happened happened,
        @Public OrderNumber orderNumber,
        @Public ParticipantId buyer,
        @Public ParticipantId seller,
        @Public ParticipantId placedBy,
        @Public Currency currency,
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

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.placed.v1";

    /** Bounds the event and what every later command replays; the longest order of the delivery records has 67. */
    public static final int MAX_LINES = 500;

    public PurchaseOrderPlacedV1 {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("an order has 1 to " + MAX_LINES + " lines, was " + lines.size());
        }
        if (lines.stream().map(OrderLine::lineNumber).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("line numbers of an order differ from each other");
        }
        if (buyer.equals(seller)) {
            throw new IllegalArgumentException("buyer and seller are two participants, both were " + buyer);
        }
        OrderAmounts.ofDisclosed(lines, goodsValue, freight, tax, discount, total)
                .ifPresent(amounts -> amounts.requireConsistent(currency)); // INVARIANT: an order adds up.
    }
}
