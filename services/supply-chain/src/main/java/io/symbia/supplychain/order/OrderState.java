package io.symbia.supplychain.order;

/** Where an order stands; {@link PurchaseOrder} has the table of how it gets there. */
public enum OrderState {
    /** Proposed by one party. */
    PLACED,
    /** Binds both parties. */
    ACCEPTED,
    /** Binds both parties, and goods are on their way. */
    IN_FULFILMENT,
    /** Each consignment was delivered. */
    FULFILLED,
    /** Delivered and paid. */
    CLOSED,
    /** Called off before anything was consigned. */
    CANCELLED
}
