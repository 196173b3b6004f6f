package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.DomainEvent;

/** What happened to one production batch, in the stream {@code supply-chain/batch/<gtin>.<lot>}. */
public sealed interface BatchEvent extends DomainEvent
        permits BatchStartedV1,
                BatchDrawerAdmittedV1,
                BatchInputsConsumedV1,
                BatchProducedV1,
                BatchQuantityTakenV1,
                BatchQuantityReturnedV1,
                BatchInspectionPassedV1,
                BatchQuarantinedV1,
                BatchReleasedV1 {}
