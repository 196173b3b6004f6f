package io.symbia.log.http;

import io.symbia.log.LogNode;
import io.symbia.log.OpenLog;
import io.symbia.log.publishing.Published;
import io.symbia.tlog.entry.BatchManifest;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What all controllers need: the log once it is open, and numbers as they are written in paths. */
@Component
class Door {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");

    private final LogNode node;

    Door(LogNode node) {
        this.node = node;
    }

    OpenLog log() {
        return node.log().orElseThrow(() -> LogProblem.notYet("not_open", "the log is being opened"));
    }

    /** What readers may see. */
    static Published published(OpenLog log) {
        return log.published()
                .orElseThrow(() -> LogProblem.notYet("not_witnessed", "no checkpoint has met the policy's quorum yet"));
    }

    /** A decimal number without leading zeros. */
    static long number(String name, String text) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > BatchManifest.MAX_NUMBER) {
            throw LogProblem.malformed(name + " is a number from 0 to 2^53 - 1 without leading zeros");
        }
        return Long.parseLong(text);
    }
}
