package io.symbia.supplychain.views.order;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderAcceptedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderCancelledV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderClosedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderConsignedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderConsignmentDeliveredV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderFulfilledV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderSettledV1;
import io.symbia.supplychain.order.OrderState;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Family;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Folds an order's stream into {@link OrderView}; the document's id is the order number. */
@Component
public class OrderProjection implements Projection<OrderView> {
    public static final String NAME = "orders";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<OrderView> viewType() {
        return OrderView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Family.of(PurchaseOrderEvent.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<OrderView> views) {
        String id = received.envelope().stream().id();
        var event = (PurchaseOrderEvent) received.event();
        OrderView view = event instanceof PurchaseOrderPlacedV1 placed
                ? OrderView.of(placed)
                : apply(event, views.find(id).orElseThrow());
        views.put(id, view.with(EventRef.of(received)));
    }

    private static OrderView apply(PurchaseOrderEvent event, OrderView view) {
        return switch (event) {
            case PurchaseOrderPlacedV1 _ -> view;
            case PurchaseOrderAcceptedV1 _ -> view.accept();
            case PurchaseOrderCancelledV1 _ -> view.with(OrderState.CANCELLED);
            case PurchaseOrderConsignedV1 consigned -> view.consign(consigned.consignmentId());
            case PurchaseOrderConsignmentDeliveredV1 delivered -> view.deliver(delivered.consignmentId());
            case PurchaseOrderFulfilledV1 _ -> view.with(OrderState.FULFILLED);
            case PurchaseOrderSettledV1 settled -> view.settle(settled.escrowId());
            case PurchaseOrderClosedV1 closed -> view.settle(closed.escrowId()).with(OrderState.CLOSED);
        };
    }
}
