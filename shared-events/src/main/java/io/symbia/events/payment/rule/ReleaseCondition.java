package io.symbia.events.payment.rule;

import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.ConsignmentId;

/**
 * One thing that must be so before a tranche is released.
 *
 * @param kind    what must have happened
 * @param subject to what: the consignment's or the batch's identifier
 */
public record ReleaseCondition(
        @Public ConditionKind kind, @Public String subject) implements Comparable<ReleaseCondition> {

    public ReleaseCondition {
        subject = switch (kind) { // The identifier's own constructor refuses what is no identifier.
            case CONSIGNMENT_DELIVERED -> new ConsignmentId(subject).value();
            case INSPECTION_PASSED -> new BatchId(subject).value();
            case UNRECOGNISED -> subject; // Nothing meets it.
        };
    }

    public static ReleaseCondition delivered(ConsignmentId consignment) {
        return new ReleaseCondition(ConditionKind.CONSIGNMENT_DELIVERED, consignment.value());
    }

    public static ReleaseCondition inspected(BatchId batch) {
        return new ReleaseCondition(ConditionKind.INSPECTION_PASSED, batch.value());
    }

    @Override
    public int compareTo(ReleaseCondition other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return kind + " " + subject;
    }
}
