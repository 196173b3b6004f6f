package io.symbia.verifier.statement;

import java.util.Locale;

/** What a statement is about. */
public enum Evidence {
    /** Something of which nothing is known yet. */
    FILE,
    /** One event with its proof. */
    EVENT,
    /** A folder of events, each with its proof. */
    EVENTS,
    /** Many events with a copy of the log's hashes. */
    EXPORT,
    /** A whole stream, or that there is none. */
    STREAM,
    /** An evidence bundle. */
    BUNDLE,
    /** A whole log. */
    LOG,
    /** A file that shows that a log signed two histories. */
    CONVICTION;

    /** Its name in the JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person reads. */
    String text() {
        return Words.of("of-" + word());
    }
}
