package io.symbia.support.json;

import io.symbia.events.kernel.form.Codes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** How a value of a type that is not ours is written, for whoever wrote one otherwise: what the JDK says of it is for programmers. */
public final class WrittenForm {
    private static final Map<Class<?>, String> FORMS = Map.of(
            Instant.class, "a time is written 2026-11-29T19:00:00.000Z, no finer than a millisecond",
            OffsetDateTime.class,
                    "a time is written 2026-11-29T19:00:00.000Z or, where it was local, 2026-11-30T03:00:00.000+08:00, no finer than a"
                            + " millisecond",
            LocalDate.class, "a date is written 2026-11-29",
            ZoneOffset.class, "an offset from UTC is written +01:00, or Z");

    private WrittenForm() {}

    /** The form as a sentence; empty for a type whose own constructor says it. */
    public static Optional<String> of(Class<?> type) {
        if (type.isEnum()) return Optional.of("one of " + names(type) + " is due");
        return Optional.ofNullable(FORMS.get(type));
    }

    private static String names(Class<?> type) {
        return String.join(", ", Codes.known(type));
    }
}
