package io.symbia.events.supplychain.order;

import io.symbia.events.domain.DomainEvent;

/** What happened to one purchase order, in the stream {@code supply-chain/order/<orderNumber>}. */
public sealed interface PurchaseOrderEvent extends DomainEvent
        permits PurchaseOrderPlacedV1,
                PurchaseOrderAcceptedV1,
                PurchaseOrderCancelledV1,
                PurchaseOrderConsignedV1,
                PurchaseOrderConsignmentDeliveredV1,
                PurchaseOrderFulfilledV1,
                PurchaseOrderSettledV1,
                PurchaseOrderClosedV1 {}
