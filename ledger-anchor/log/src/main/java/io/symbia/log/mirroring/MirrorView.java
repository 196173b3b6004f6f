package io.symbia.log.mirroring;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a mirror shows to everybody of this log, and at once: its word, which proves nothing. What cannot be had or read is not there. */
final class MirrorView {
    /** The largest tree that it holds whole, whatever is published. */
    static final String NEWEST = "newest";

    /** The checkpoint that it gives to readers. */
    static final String PUBLISHED = "checkpoint";

    /** How far it has come; not there at a mirror that does not say it, which c2sp.org/tlog-mirror does not ask for. */
    static final String PENDING = "pending";

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

    /** What was seen, by name. */
    record Shown(Map<String, MirrorAnswer> answers) {
        Optional<Note> note(String name) {
            return Optional.ofNullable(answers.get(name)).flatMap(Shown::parsed);
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

        /** Whether readers are given this text, with no line that is earlier than the same key's here. */
        boolean isNoEarlierThan(Note published) {
            return note(PUBLISHED)
                    .filter(shown -> shown.text().equals(published.text()))
                    .filter(shown -> published.signatures().stream().allMatch(line -> hasNoEarlier(shown, line)))
                    .isPresent();
        }

        private static boolean hasNoEarlier(Note shown, NoteSignature line) {
            return shown.signatures().stream()
                    .filter(it -> it.keyName().equals(line.keyName()) && it.keyId() == line.keyId())
                    .allMatch(it -> it.equals(line) || it.timestampSeconds() >= line.timestampSeconds());
        }

        Optional<Place> place() {
            return Optional.ofNullable(answers.get(PENDING))
                    .map(answer -> PLACE.matcher(new String(answer.body().toArray(), StandardCharsets.ISO_8859_1)))
                    .filter(Matcher::matches)
                    .map(it -> new Place(
                            Long.parseLong(it.group(1)), Long.parseLong(it.group(2)), Long.parseLong(it.group(3))));
        }
    }

    /** What it shows now. */
    Shown look(String... names) throws InterruptedException {
        Map<String, MirrorAnswer> answers = new HashMap<>();
        List<CompletableFuture<HttpResponse<byte[]>>> begun =
                Stream.of(names).map(this::begin).toList();
        for (int name = 0; name < names.length; name++) keep(names[name], begun.get(name), answers);
        return new Shown(answers);
    }

    /**
     * What it shows while something that it was asked is not answered soon; nothing as soon as that is. A mirror may be far away: so all is asked for at
     * once, and nothing of it is waited for where the answer has come.
     */
    Shown lookIfLate(CompletableFuture<HttpResponse<byte[]>> asked, String... names) throws InterruptedException {
        Map<String, MirrorAnswer> answers = new HashMap<>();
        if (exchange.isOverSoon(asked)) return new Shown(answers);
        List<CompletableFuture<HttpResponse<byte[]>>> begun =
                Stream.of(names).map(this::begin).toList();
        if (!exchange.isOverBefore(asked, begun)) {
            for (int name = 0; name < names.length; name++) {
                if (begun.get(name).isDone()) keep(names[name], begun.get(name), answers);
            }
        }
        begun.forEach(it -> it.cancel(true)); // What has not come within the limit is not waited for any longer.
        return new Shown(answers);
    }

    private CompletableFuture<HttpResponse<byte[]>> begin(String name) {
        return exchange.get(originHash + "/" + name);
    }

    private void keep(String name, CompletableFuture<HttpResponse<byte[]>> begun, Map<String, MirrorAnswer> answers)
            throws InterruptedException {
        try {
            MirrorAnswer answer = exchange.answer(begun);
            if (answer.status() == MirrorAnswer.OK) answers.put(name, answer);
        } catch (MirrorFailedException _) {
            // What was posted tells why, or was answered meanwhile.
        }
    }
}
