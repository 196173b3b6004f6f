package io.symbia.support.view;

import io.symbia.events.envelope.SealedEvent;
import io.symbia.support.feed.Inbox;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the inbox how far the projections have come in the event's stream; so it holds whichever instance runs them. */
public final class InboxFreshness implements Freshness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Function<String, Optional<SealedEvent>> events;
    private final ViewHandler handler;
    private final Inbox inbox;

    /**
     * Freshness of a service's views.
     *
     * @param events finds an event of this service by its id
     */
    public InboxFreshness(Function<String, Optional<SealedEvent>> events, ViewHandler handler, Inbox inbox) {
        this.events = events;
        this.handler = handler;
        this.inbox = inbox;
    }

    @Override
    public Outcome await(String eventId) {
        Optional<SealedEvent> event = events.apply(eventId);
        if (event.isEmpty()) return Outcome.UNKNOWN_EVENT;
        Set<String> keys = handler.projectionsOf(event.get().envelope().type()).stream()
                .map(projection -> Inbox.key(projection, event.get().tag()))
                .collect(Collectors.toSet());
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!seen(keys, event.get().envelope().sequence())) {
            if (System.nanoTime() > deadlineNanos || !pause()) return Outcome.NOT_YET;
        }
        return Outcome.SEEN;
    }

    private boolean seen(Set<String> keys, long sequence) {
        if (keys.isEmpty()) return true;
        Map<String, Long> places = inbox.findKept(keys);
        return keys.stream().allMatch(key -> places.getOrDefault(key, -1L) >= sequence);
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
