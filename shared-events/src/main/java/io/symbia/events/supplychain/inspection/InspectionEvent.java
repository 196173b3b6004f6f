package io.symbia.events.supplychain.inspection;

import io.symbia.events.domain.DomainEvent;

/** What happened in one inspection, in the stream {@code supply-chain/inspection/<inspectionId>}. */
public sealed interface InspectionEvent extends DomainEvent
        permits InspectionRequestedV1, InspectionSampledV1, InspectionPassedV1, InspectionFailedV1 {}
