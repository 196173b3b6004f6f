package io.symbia.supplychain.order;

import io.symbia.events.supplychain.PurchaseOrderEvent;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderAcceptedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderCancelledV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderClosedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderConsignedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderConsignmentDeliveredV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderFulfilledV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderSettledV1;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of purchase orders. */
@Component
public class PurchaseOrders extends StreamView<PurchaseOrderView, PurchaseOrderEvent> {
    public static final String NAME = "orders";

    PurchaseOrders() {
        super(NAME, PurchaseOrderView.class, PurchaseOrderEvent.class);
    }

    @Override
    protected PurchaseOrderView next(
            Optional<PurchaseOrderView> before, PurchaseOrderEvent event, ReceivedEvent received) {
        PurchaseOrderView after = event instanceof PurchaseOrderPlacedV1 placed
                ? PurchaseOrderView.of(placed)
                : next(before.orElseThrow(), event);
        return after.with(EventRef.of(received));
    }

    private static PurchaseOrderView next(PurchaseOrderView order, PurchaseOrderEvent happened) {
        return switch (happened) {
            case PurchaseOrderPlacedV1 _ -> order;
            case PurchaseOrderAcceptedV1 _ -> order.accept();
            case PurchaseOrderCancelledV1 _ -> order.with(OrderState.CANCELLED);
            case PurchaseOrderConsignedV1 event -> order.consign(event.consignmentId());
            case PurchaseOrderConsignmentDeliveredV1 event -> order.deliver(event.consignmentId());
            case PurchaseOrderFulfilledV1 _ -> order.with(OrderState.FULFILLED);
            case PurchaseOrderSettledV1 event -> order.settle(event.escrowId());
            case PurchaseOrderClosedV1 event -> order.settle(event.escrowId()).with(OrderState.CLOSED);
        };
    }
}
