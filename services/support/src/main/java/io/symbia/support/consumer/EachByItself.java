package io.symbia.support.consumer;

import io.symbia.support.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells several of one event, each by itself: where one refuses, the others are told all the same. The first refusal is thrown when all were told,
 * so that the event is parked with its reason. Any other failure is thrown at once, for then the event comes again.
 */
public final class EachByItself {
    private EachByItself() {}

    /** Takes these steps. */
    public static void of(Runnable... steps) {
        of(List.of(steps));
    }

    /** Takes these steps, in their order. */
    public static void of(Collection<? extends Runnable> steps) {
        List<Refusal> refusals = new ArrayList<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (Refusal refused) {
                refusals.add(refused);
            }
        }
        if (!refusals.isEmpty()) throw refusals.getFirst();
    }
}
