package io.symbia.events.supplychain.inspection;

import java.util.List;
import java.util.Optional;

/**
 * The result of an inspection as a pure function of its tests: passed when each is within its limit, failed otherwise.
 *
 * <p>Example: {@code 0.03 NA, at most 0.05} passes, {@code 0.05} passes, {@code 0.06} fails. What was measured counts as it stands, whatever
 * its uncertainty (simple acceptance, as ILAC-G8 calls it). Less than 0.05 passes at most 0.05; less than 0.1 decides nothing there.
 */
public enum InspectionVerdict {
    PASSED,
    FAILED;

    /** Bounds the event; an analysis of pesticides in tea has a few hundred analytes and is reported by group. */
    public static final int MAX_TESTS = 200;

    /** The verdict, or nothing when it depends on a finding that is withheld, or that does not decide. */
    public static Optional<InspectionVerdict> of(List<InspectionTest> tests) {
        if (tests.isEmpty()) throw new IllegalArgumentException("no tests give no verdict");
        List<Optional<Boolean>> results =
                tests.stream().map(InspectionTest::isWithinLimit).toList();
        if (results.contains(Optional.of(false))) return Optional.of(FAILED);
        return results.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(PASSED);
    }

    /** Refuses tests that give another verdict; tests whose values are withheld give none and are let through. */
    public void requireFor(List<InspectionTest> tests) {
        of(tests).filter(verdict -> verdict != this).ifPresent(verdict -> {
            throw new IllegalArgumentException("the tests give " + verdict + ", not " + this);
        });
    }
}
