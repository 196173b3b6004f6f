package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.form.WholeValue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a test found, in one of four forms: a value, perhaps with its uncertainty; less than the method can quantify; the lowest and the highest
 * of several samples; or whether there was any at all. Numbers are in the unit of the test.
 *
 * @param value       that was measured
 * @param uncertainty expanded, of the value: 0.03 &plusmn; 0.01; it moves no verdict, see {@link InspectionVerdict}
 * @param below       the limit of quantification, where there was less than that
 * @param from        the lowest of several samples
 * @param to          the highest of several samples, at least {@code from}
 * @param present     whether it was found
 */
@WholeValue
public record TestFinding(
        Optional<Reading> value,
        Optional<Reading> uncertainty,
        Optional<Reading> below,
        Optional<Reading> from,
        Optional<Reading> to,
        Optional<Boolean> present) {

    public TestFinding {
        long forms = Stream.of(value, below, from, present)
                .filter(Optional::isPresent)
                .count();
        if (forms != 1 || from.isPresent() != to.isPresent()) {
            throw new IllegalArgumentException(
                    "a finding is a value, or below something, or from and to, or present or not; one of these");
        }
        if (uncertainty.isPresent() && value.isEmpty()) {
            throw new IllegalArgumentException("an uncertainty is that of a value");
        }
        if (from.isPresent() && from.get().exceeds(to.orElseThrow())) {
            throw new IllegalArgumentException("a range goes from the lowest to the highest");
        }
    }

    /** A value that was measured, such as 0.03. */
    public static TestFinding measured(Reading value) {
        return new TestFinding(
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Less than the limit of quantification. */
    public static TestFinding below(Reading quantifiable) {
        return new TestFinding(
                Optional.empty(),
                Optional.empty(),
                Optional.of(quantifiable),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The lowest and the highest of several samples. */
    public static TestFinding between(Reading from, Reading to) {
        return new TestFinding(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(to),
                Optional.empty());
    }

    /** Whether there was any at all. */
    public static TestFinding present(boolean found) {
        return new TestFinding(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(found));
    }

    /** Whether none of what was found is more than a limit; nothing where the finding does not say. */
    Optional<Boolean> isAtMost(Reading limit) {
        if (present.isPresent()) return Optional.empty();
        if (below.isPresent()) return below.get().exceeds(limit) ? Optional.empty() : Optional.of(true);
        return Optional.of(!value.or(() -> to).orElseThrow().exceeds(limit));
    }

    /** Whether none of what was found is less than a limit; nothing where the finding does not say. */
    Optional<Boolean> isAtLeast(Reading limit) {
        if (present.isPresent()) return Optional.empty();
        if (below.isPresent()) return below.get().exceeds(limit) ? Optional.empty() : Optional.of(false);
        return Optional.of(!limit.exceeds(value.or(() -> from).orElseThrow()));
    }
}
