package io.symbia.support.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells several of one event, each by itself: where one fails, the others are told all the same, whether it refused, could not seal what
 * follows, or had no database. Then the failure is thrown: one that passes if there is any, since the event comes again after it, else the
 * first, with which the event is parked.
 */
public final class EachByItself {
    private EachByItself() {}

    /** Takes these steps. */
    public static void of(Runnable... steps) {
        of(List.of(steps));
    }

    /** Takes these steps, in their order. */
    public static void of(Collection<? extends Runnable> steps) {
        List<Throwable> failures = new ArrayList<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | AssertionError | StackOverflowError failed) { // As a reaction may fail.
                failures.add(failed);
            }
        }
        if (failures.isEmpty()) return;
        Throwable told = failures.stream().filter(Faults::isPassing).findFirst().orElse(failures.getFirst());
        failures.remove(told);
        failures.forEach(told::addSuppressed);
        if (told instanceof Error broken) throw broken;
        throw (RuntimeException) told;
    }
}
