package io.symbia.log.mirroring;

import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of a mirror, as c2sp.org/tlog-mirror says.
 *
 * @param path   what was asked
 * @param status of HTTP
 */
record MirrorAnswer(String path, int status, Octets body) {
    static final int OK = 200;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;
    private static final int ACCEPTED = 202;
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,15})\n");
    private static final Pattern INFO =
            Pattern.compile("(0|[1-9][0-9]{0,15})\n(0|[1-9][0-9]{0,15})\n[A-Za-z0-9+/=]*\n");
    private static final int MAX_REASON = 120; // Characters.

    /** Refuses every other status. */
    void requireOk() throws MirrorFailedException {
        if (status != OK) {
            throw new MirrorFailedException("answers %d to %s%s".formatted(status, path, reason()));
        }
    }

    /** The number that it says and nothing else. */
    long number() throws MirrorFailedException {
        if (!NUMBER.matcher(text()).matches()) {
            throw new MirrorFailedException("answers " + status + " without a number");
        }
        return Long.parseLong(text().strip());
    }

    /** The first entry that is missing, where it says that some are. */
    long nextEntry() throws MirrorFailedException {
        if (status != ACCEPTED && status != CONFLICT) requireOk();
        Matcher info = INFO.matcher(text());
        if (!info.matches()) {
            throw new MirrorFailedException("answers " + status + " without saying where to go on");
        }
        return Long.parseLong(info.group(2));
    }

    private String text() {
        return new String(body.toArray(), StandardCharsets.ISO_8859_1);
    }

    /** The beginning of what it says, as far as that is plain text: somebody will read it. */
    private String reason() {
        String plain = text().replaceAll("[^ -~]+", " ").strip();
        return plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(plain.length(), MAX_REASON));
    }
}
