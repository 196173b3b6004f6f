package io.symbia.log.mirroring;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mirror shows to everybody of this log, and at once: its word, which proves nothing. What cannot be had or read is not there. */
final class MirrorView {
    private static final Pattern PLACE =
            Pattern.compile("(0|[1-9][0-9]{0,15})\n(0|[1-9][0-9]{0,15})\n(0|[1-9][0-9]{0,15})\n");

    private final MirrorExchange exchange;
    private final String originHash;

    MirrorView(MirrorExchange exchange, String originHash) {
        this.exchange = exchange;
        this.originHash = originHash;
    }

    /**
     * How far a mirror has come.
     *
     * @param pendingSize  leaves of the last checkpoint that it was told of
     * @param nextEntry    index of the first entry that is not there
     * @param nextManifest number of the first manifest that is not there
     */
    record Place(long pendingSize, long nextEntry, long nextManifest) {}

    /** How far it has come; nothing from a mirror that does not say it, which c2sp.org/tlog-mirror does not ask for. */
    Optional<Place> place() throws InterruptedException {
        return get("pending")
                .map(answer -> PLACE.matcher(new String(answer.body().toArray(), StandardCharsets.ISO_8859_1)))
                .filter(Matcher::matches)
                .map(it -> new Place(
                        Long.parseLong(it.group(1)), Long.parseLong(it.group(2)), Long.parseLong(it.group(3))));
    }

    /** The largest tree that it holds whole, whatever is published. */
    Optional<Note> newest() throws InterruptedException {
        return note("newest");
    }

    /** The checkpoint that it gives to readers. */
    Optional<Note> published() throws InterruptedException {
        return note("checkpoint");
    }

    private Optional<Note> note(String name) throws InterruptedException {
        return get(name).flatMap(MirrorView::parsed);
    }

    private static Optional<Note> parsed(MirrorAnswer answer) {
        try {
            Note note = Note.parse(answer.body());
            Checkpoint.parse(note.text());
            return Optional.of(note);
        } catch (IllegalArgumentException _) { // It shows no checkpoint, then.
            return Optional.empty();
        }
    }

    private Optional<MirrorAnswer> get(String name) throws InterruptedException {
        try {
            return Optional.of(exchange.get(originHash + "/" + name)).filter(it -> it.status() == MirrorAnswer.OK);
        } catch (MirrorFailedException _) { // What was posted tells why, or was answered meanwhile.
            return Optional.empty();
        }
    }
}
