package io.symbia.verifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Times, lengths of time and files as they are typed, and what is said of those that are none. */
public final class TypedValues {
    private static final Duration LONGEST = Duration.ofDays(36_500); // A clock counts 292 years in nanoseconds.

    private TypedValues() {}

    /** Has a command line, with all its subcommands, read them so. */
    public static CommandLine readBy(CommandLine commands) {
        return commands.registerConverter(Duration.class, TypedValues::length)
                .registerConverter(Instant.class, TypedValues::time)
                .registerConverter(Path.class, TypedValues::file);
    }

    private static Path file(String typed) {
        if (typed.isEmpty()) { // Of a variable that is not set, most likely; it would be the folder where it was typed.
            throw new TypeConversionException("the name of a file or folder is empty");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException _) { // On a machine whose locale has no such letters, or a NUL.
            throw new TypeConversionException(
                    "the name '" + typed + "' cannot be read here; if it has letters beyond ASCII,"
                            + " set LC_ALL=C.UTF-8 and type it again");
        }
    }

    private static Duration length(String typed) {
        try {
            Duration length = Duration.parse(typed);
            if (length.compareTo(LONGEST) <= 0 && length.compareTo(LONGEST.negated()) >= 0) return length;
            throw new TypeConversionException("'" + typed + "' is longer than " + LONGEST.toDays() + " days");
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
