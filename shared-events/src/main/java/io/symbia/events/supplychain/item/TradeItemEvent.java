package io.symbia.events.supplychain.item;

import io.symbia.events.domain.DomainEvent;

/** What happened to one trade item, in the stream {@code supply-chain/trade-item/<gtin>}. */
public sealed interface TradeItemEvent extends DomainEvent permits TradeItemRegisteredV1 {}
