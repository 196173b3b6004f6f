package io.symbia.verifier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Times and lengths of time as they are typed, and what is said of those that are none. */
public final class TypedValues {
    private TypedValues() {}

    /** Has a command line, with all its subcommands, read them so. */
    public static CommandLine readBy(CommandLine commands) {
        return commands.registerConverter(Duration.class, TypedValues::length)
                .registerConverter(Instant.class, TypedValues::time);
    }

    private static Duration length(String typed) {
        try {
            return Duration.parse(typed);
        } catch (DateTimeException _) {
            throw new TypeConversionException("'" + typed + "' is no length of time; fifteen minutes are PT15M,"
                    + " thirty seconds PT30S, two days P2D");
        }
    }

    private static Instant time(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeException _) {
            throw new TypeConversionException("'" + typed + "' is no time; write it like 2026-11-29T19:00:00Z");
        }
    }
}
