package io.symbia.support.fold;

import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.support.place.Inbox;
import io.symbia.support.view.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the inbox how far the projections have come in the event's stream; so it holds whichever instance runs them. */
public final class InboxFreshness implements Freshness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    /** So long may pass until all instances know of an event that one of them has accepted. */
    static final Duration SPREADING = Duration.ofSeconds(30);

    private final Function<String, Optional<SealedEvent>> events;
    private final List<ViewHandler> handlers;
    private final Inbox inbox;
    private final Clock clock;

    /**
     * Freshness of a service's views.
     *
     * @param events finds an event of this service by its id
     */
    public InboxFreshness(
            Function<String, Optional<SealedEvent>> events, List<ViewHandler> handlers, Inbox inbox, Clock clock) {
        this.events = events;
        this.handlers = List.copyOf(handlers);
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public Outcome await(String eventId) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        Optional<SealedEvent> event = events.apply(eventId);
        while (event.isEmpty() && isRecent(eventId)) {
            if (System.nanoTime() > deadlineNanos || !pause()) return Outcome.NOT_YET;
            event = events.apply(eventId);
        }
        if (event.isEmpty()) return Outcome.UNKNOWN_EVENT;
        SealedEvent known = event.get();
        Set<String> keys = handlers.stream()
                .flatMap(handler -> handler.projectionsOf(known.envelope().type()).stream())
                .map(projection -> Inbox.key(projection, known.tag()))
                .collect(Collectors.toSet());
        while (!seen(keys, known.envelope().sequence())) {
            if (System.nanoTime() > deadlineNanos || !pause()) return Outcome.NOT_YET;
        }
        return Outcome.SEEN;
    }

    @Override
    public boolean isRecent(String eventId) {
        return EventIds.timeOf(eventId)
                .filter(made -> Duration.between(made, clock.instant()).abs().compareTo(SPREADING) < 0)
                .isPresent();
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
