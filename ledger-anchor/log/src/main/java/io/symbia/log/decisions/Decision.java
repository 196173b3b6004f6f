package io.symbia.log.decisions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator's decision to pass what has stopped a partition: two lines of text, {@code symbia.payment.events/3@96:MALFORMED}, as the
 * log's status names the stop, and the reason, which is sealed.
 *
 * @param topic     of the partition
 * @param partition zero-based
 * @param offset    at which it has stopped
 * @param stop      the stop's whole name
 * @param reason    1 to 200 printable ASCII characters without quotation mark and backslash
 */
public record Decision(String topic, int partition, long offset, String stop, String reason) {
    private static final Pattern STOP = Pattern.compile("([a-zA-Z0-9._-]{1,249})/(\\d{1,9})@(\\d{1,16}):[A-Z_]{1,40}");
    private static final Pattern REASON = Pattern.compile("[ -~&&[^\"\\\\]]{1,200}"); // As in a manifest.

    /** Refuses a reason that cannot be sealed. */
    public Decision {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("a reason has 1 to 200 printable ASCII characters without \" and \\");
        }
    }

    /** A decision about a stop, named as in the log's status. */
    public static Decision of(String stop, String reason) {
        Matcher parts = STOP.matcher(stop);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a stop is named as in GET /status, like symbia.payment.events/3@96:MALFORMED, not " + stop);
        }
        return new Decision(
                parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)), stop, reason);
    }

    /** The decision in a file, if it is one. */
    static Optional<Decision> parse(String text) {
        String[] lines = text.split("\n", -1);
        try {
            return lines.length == 3 && lines[2].isEmpty() ? Optional.of(of(lines[0], lines[1])) : Optional.empty();
        } catch (IllegalArgumentException _) { // The file is refused in the operator's sight.
            return Optional.empty();
        }
    }

    String format() {
        return stop + "\n" + reason + "\n";
    }
}
