package io.symbia.mirror;

import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;

/**
 * An answer of the door.
 *
 * @param cache seconds for which it may be kept, 0 for not at all
 * @param isNew whether what was asked has changed what is known here
 */
record Answer(int status, String type, Octets body, long cache, boolean isNew) {
    Answer(int status, String type, Octets body, long cache) {
        this(status, type, body, cache, false);
    }

    static Answer text(int status, String type, String body) {
        return new Answer(status, type, StrictUtf8.encode(body), 0);
    }

    static Answer text(int status, String body) {
        return text(status, "text/plain; charset=utf-8", body);
    }

    Answer newIf(boolean changed) {
        return new Answer(status, type, body, cache, changed);
    }
}
