package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.payment.EscrowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of an escrow agreement. The issuer of a command comes with it as metadata. */
public sealed interface EscrowCommand
        permits CreateEscrow, FundEscrow, RecordEvidence, RefundEscrow, RaiseDispute, ResolveDispute {

    /** When and where it happened in the world. */
    Happened happened();

    EscrowId escrowId();

    /** The agreement's stream. */
    @TargetAggregateIdentifier
    default StreamId stream() {
        return streamOf(escrowId());
    }

    /** The stream of an agreement. */
    static StreamId streamOf(EscrowId escrow) {
        return new StreamId("payment", "escrow", escrow.value());
    }
}
