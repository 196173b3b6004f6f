package io.symbia.events.supplychain.unit;

import io.symbia.events.domain.DomainEvent;

/** What happened to one logistic unit, in the stream {@code supply-chain/unit/<sscc>}. */
public sealed interface LogisticUnitEvent extends DomainEvent
        permits LogisticUnitPackedV1, LogisticUnitJoinedV1, LogisticUnitLeftV1, LogisticUnitUnpackedV1 {}
