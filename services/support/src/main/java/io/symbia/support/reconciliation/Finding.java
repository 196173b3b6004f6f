package io.symbia.support.reconciliation;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * One event about which store and log disagree.
 *
 * @param stream    the stream, or {@code tag <hex>} where the store knows no stream of that tag
 * @param sequence  its place in the stream, zero-based
 * @param leafIndex its place in the log, where it has one
 */
public record Finding(Kind kind, String stream, long sequence, OptionalLong leafIndex) {
    /** What is wrong. */
    public enum Kind {
        /** Committed longer ago than the bound, and not in the log. */
        NOT_SEALED,
        /** In the log, and not in the store. */
        NOT_KEPT,
        /** In both, with different bytes. */
        DIFFERENT,
        /** The log says that it has it, and its proof does not hold. */
        UNPROVEN;

        /** As metrics name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
