package io.symbia.events.payment.rule;

import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.ConsignmentId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the escrowed amount and what must be so before it is released, all of it at once.
 *
 * @param trancheId   unique in its rule
 * @param amount      greater than zero, in the currency of the agreement
 * @param deliveries  consignments that must have been delivered, sorted
 * @param inspections batches of which an inspection must have passed, sorted; with {@code deliveries} at least one
 *                    condition and at most {@link #MAX_CONDITIONS}
 */
public record Tranche(
        @Public TrancheId trancheId,
        @Restricted @Positive Confidential<Money> amount,
        @Public List<ConsignmentId> deliveries,
        @Public List<BatchId> inspections) {

    /** Bounds what one decision has to look at. */
    public static final int MAX_CONDITIONS = 64;

    public Tranche {
        deliveries = deliveries.stream()
                .map(ConsignmentId::value)
                .distinct()
                .sorted()
                .map(ConsignmentId::new)
                .toList();
        inspections = inspections.stream()
                .map(BatchId::value)
                .distinct()
                .sorted()
                .map(BatchId::new)
                .toList();
    }

    void requireAgreeable() {
        int conditions = deliveries.size() + inspections.size();
        if (conditions == 0) {
            throw new IllegalArgumentException("tranche " + trancheId
                    + " names no condition: it must wait for at least one delivery or inspection");
        }
        if (conditions > MAX_CONDITIONS) {
            throw new IllegalArgumentException(
                    "tranche " + trancheId + " names " + conditions + " conditions, allowed are " + MAX_CONDITIONS);
        }
    }

    /** What must be so, deliveries first. */
    public List<ReleaseCondition> conditions() {
        return Stream.concat(
                        deliveries.stream().map(ReleaseCondition::delivered),
                        inspections.stream().map(ReleaseCondition::inspected))
                .toList();
    }
}
