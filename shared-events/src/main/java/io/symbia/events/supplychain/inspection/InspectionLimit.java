package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.privacy.Public;
import java.util.Optional;

/**
 * What is allowed, and who says so. Limits change, so a limit names the version of its source.
 *
 * @param bound   which side of the limit is good
 * @param value   in the unit of the test; absent where presence alone counts
 * @param upTo    the upper limit, where there are two
 * @param source  such as {@code Regulation (EC) No 2073/2005}, or the buyer's specification
 * @param version of the source, such as the day to which it was consolidated
 */
public record InspectionLimit(
        @Public InspectionBound bound,
        @Public Optional<Reading> value,
        @Public Optional<Reading> upTo,
        @Public String source,
        @Public String version)
        implements Judged {

    @Override
    public void requireFit() {
        FreeText.require(source, "source");
        FreeText.require(version, "version");
        int due = switch (bound) {
            case AT_MOST, AT_LEAST -> 1;
            case WITHIN -> 2;
            case ABSENT, PRESENT, UNRECOGNISED -> 0;
        };
        if (value.isPresent() != due > 0 || upTo.isPresent() != due > 1) {
            throw new IllegalArgumentException("%s has %s".formatted(bound, DUE[due]));
        }
        if (due > 1 && value.orElseThrow().exceeds(upTo.orElseThrow())) {
            throw new IllegalArgumentException("a limit goes from value to upTo");
        }
    }

    private static final String[] DUE = {"no value and no upTo", "a value and no upTo", "a value and upTo"};

    /** Whether a finding is on the good side; nothing where it does not say, or the bound is not known here. */
    Optional<Boolean> allows(TestFinding finding) {
        return switch (bound) {
            case AT_MOST -> value.flatMap(finding::isAtMost);
            case AT_LEAST -> value.flatMap(finding::isAtLeast);
            case WITHIN -> both(value.flatMap(finding::isAtLeast), upTo.flatMap(finding::isAtMost));
            case ABSENT -> finding.present().map(found -> !found);
            case PRESENT -> finding.present();
            case UNRECOGNISED -> Optional.empty();
        };
    }

    private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
        if (one.equals(Optional.of(false)) || other.equals(Optional.of(false))) return Optional.of(false);
        return one.isPresent() && other.isPresent() ? Optional.of(true) : Optional.empty();
    }
}
