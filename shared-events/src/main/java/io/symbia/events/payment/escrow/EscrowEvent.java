package io.symbia.events.payment.escrow;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.payment.EscrowId;

/** What can happen to an escrow agreement, in stream {@code payment/escrow/<escrow id>}. */
public sealed interface EscrowEvent extends DomainEvent
        permits EscrowCreatedV1,
                EscrowFundedV1,
                EscrowEvidenceRecordedV1,
                EscrowReleaseConditionMetV1,
                EscrowReleasedV1,
                EscrowRefundedV1,
                EscrowDisputedV1,
                EscrowDisputeResolvedV1 {

    EscrowId escrowId();
}
