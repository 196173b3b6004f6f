package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.goods.UnitOfMeasure;
import java.util.Optional;

/**
 * One test of a sample.
 *
 * @param method such as {@code EN 15662}
 * @param analyte what was looked for, such as {@code chlorpyrifos}
 * @param value what was found, in {@code unit}
 * @param limit what is allowed, in {@code unit}
 * @param bound which side of the limit is good
 * @param unit UN/ECE Recommendation 20, such as {@code NA} for milligrams per kilogram
 */
public record InspectionTest(
        @Public String method,
        @Public String analyte,
        @Restricted Confidential<Reading> value,
        @Public Reading limit,
        @Public InspectionBound bound,
        @Public UnitOfMeasure unit) {
    /** Whether the value is on the good side of the limit, or nothing when the value is withheld or the bound is not known here. */
    public Optional<Boolean> isWithinLimit() {
        if (!(value instanceof Disclosed<Reading>(Reading found))) return Optional.empty();
        int order = found.value().compareTo(limit.value());
        return switch (bound) {
            case AT_MOST -> Optional.of(order <= 0);
            case AT_LEAST -> Optional.of(order >= 0);
            case UNRECOGNISED -> Optional.empty();
        };
    }
}
