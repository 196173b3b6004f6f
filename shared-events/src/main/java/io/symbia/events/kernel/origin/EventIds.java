package io.symbia.events.kernel.origin;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes the ids of events: UUID version 7 (RFC 9562 section 5.7), which begin with the time in milliseconds, so that ids made later
 * sort later. Clock and randomness come from outside. Safe for several threads.
 */
public final class EventIds {
    private static final Pattern VERSION_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final TimeOrderedEpochFactory factory;

    public EventIds(InstantSource clock, RandomGenerator random) {
        this.factory = TimeOrderedEpochFactory.builder()
                .withClock(clock.withZone(ZoneOffset.UTC))
                .withRandomFunction(random::nextLong)
                .build();
    }

    /** A new id, greater than every id that this object made before. */
    public synchronized String next() {
        return factory.create().toString();
    }

    /** Returns {@code id} if it has the form of an event's id: a UUID version 7 in lower case. */
    public static String require(String id) {
        if (!VERSION_7.matcher(id).matches()) {
            throw new IllegalArgumentException("an event's id is a lower-case UUID version 7, found \"" + id + "\"");
        }
        return id;
    }

    /** The moment at which an id was made, by the clock of its maker (RFC 9562 section 5.7: its first 48 bits); empty for what is no such id. */
    public static Optional<Instant> timeOf(String id) {
        if (!VERSION_7.matcher(id).matches()) return Optional.empty();
        long millis = Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16);
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}
