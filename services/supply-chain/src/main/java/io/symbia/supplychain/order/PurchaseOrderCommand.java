package io.symbia.supplychain.order;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.supplychain.order.OrderAmounts;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import io.symbia.support.command.Command;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The commands of a purchase order. */
public sealed interface PurchaseOrderCommand extends Command {
    OrderNumber orderNumber();

    @Override
    default StreamId stream() {
        return PurchaseOrder.streamOf(orderNumber());
    }

    /**
     * Place an order. Whether it adds up is decided by {@link PurchaseOrder}, whose refusal names the field.
     *
     * @param lines   1 to {@link PurchaseOrderPlacedV1#MAX_LINES}
     * @param freight zero when absent, as are tax and discount
     * @param total   what is paid: goods + freight + tax - discount
     */
    record PlacePurchaseOrder(
            Happened happened,
            OrderNumber orderNumber,
            ParticipantId buyer,
            ParticipantId seller,
            CurrencyCode currency,
            List<Line> lines,
            Optional<Incoterm> incoterm,
            Optional<TransportMode> mode,
            Optional<LocalDate> deliverBy,
            Money goodsValue,
            Optional<Money> freight,
            Optional<Money> tax,
            Optional<Money> discount,
            Money total)
            implements PurchaseOrderCommand {
        public PlacePurchaseOrder {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > PurchaseOrderPlacedV1.MAX_LINES) {
                throw new IllegalArgumentException(
                        "an order has 1 to " + PurchaseOrderPlacedV1.MAX_LINES + " lines, was " + lines.size());
            }
        }

        @Override
        public Optional<ParticipantId> owner() {
            return Optional.of(orderNumber.owner());
        }

        /** What is to add up. */
        OrderAmounts amounts() {
            return new OrderAmounts(
                    lines.stream().map(Line::toOrderLine).toList(),
                    lines.stream().map(Line::lineTotal).toList(),
                    goodsValue,
                    freight.orElse(Money.zero(currency)),
                    tax.orElse(Money.zero(currency)),
                    discount.orElse(Money.zero(currency)),
                    total);
        }

        /** The event; it cannot be made of amounts that do not add up. */
        PurchaseOrderPlacedV1 toEvent(ParticipantId placedBy) {
            OrderAmounts amounts = amounts();
            return new PurchaseOrderPlacedV1(
                    happened,
                    orderNumber,
                    buyer,
                    seller,
                    placedBy,
                    currency,
                    amounts.lines(),
                    incoterm,
                    mode,
                    deliverBy,
                    Confidential.of(goodsValue),
                    Confidential.of(amounts.freight()),
                    Confidential.of(amounts.tax()),
                    Confidential.of(amounts.discount()),
                    Confidential.of(total));
        }
    }

    /**
     * One line of an order, as {@link OrderLine}, with its amounts in clear.
     *
     * @param lineNumber 1 to {@value #MAX_LINE_NUMBER}
     */
    record Line(int lineNumber, Gtin gtin, @Positive Quantity quantity, Optional<ItemPrice> price, Money lineTotal) {
        private static final int MAX_LINE_NUMBER = 9_999;

        public Line {
            if (lineNumber < 1 || lineNumber > MAX_LINE_NUMBER) {
                throw new IllegalArgumentException("lineNumber is 1 to " + MAX_LINE_NUMBER + ", was " + lineNumber);
            }
        }

        private OrderLine toOrderLine() {
            return new OrderLine(lineNumber, gtin, quantity, price.map(Confidential::of), Confidential.of(lineTotal));
        }
    }

    /**
     * Accept an order.
     *
     * @param party accepts; nobody accepts for another
     */
    record AcceptPurchaseOrder(Happened happened, OrderNumber orderNumber, ParticipantId party)
            implements PurchaseOrderCommand {}

    /** Call an order off. */
    record CancelPurchaseOrder(Happened happened, OrderNumber orderNumber, String reason)
            implements PurchaseOrderCommand {
        public CancelPurchaseOrder {
            FreeText.require(reason, "reason");
        }
    }

    /**
     * Note that a consignment was booked that carries goods of the order. No door of the service gives this command.
     *
     * @param shipper one of shipper and consignee must be a party of the order
     */
    record RecordConsignment(
            Happened happened,
            OrderNumber orderNumber,
            ConsignmentId consignmentId,
            ParticipantId shipper,
            ParticipantId consignee)
            implements PurchaseOrderCommand {}

    /**
     * Note that a consignment of the order was delivered. No door of the service gives this command.
     *
     * @param shipper one of shipper and consignee must be a party of the order
     */
    record RecordDelivery(
            Happened happened,
            OrderNumber orderNumber,
            ConsignmentId consignmentId,
            ParticipantId shipper,
            ParticipantId consignee)
            implements PurchaseOrderCommand {}

    /**
     * Note that what was held for the order was released as a whole. No door of the service gives this command.
     *
     * @param payer the buyer of the order
     * @param payee the seller of the order
     */
    record RecordSettlement(
            Happened happened, OrderNumber orderNumber, EscrowId escrowId, ParticipantId payer, ParticipantId payee)
            implements PurchaseOrderCommand {}
}
