package io.symbia.mirror;

import io.symbia.mirror.health.Soundness;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What readers get of a mirrored log, below its origin hash: {@code checkpoint}, {@code tile/…} and {@code policy} as at the log, {@code
 * manifests/n}, {@code manifests/bundles/n}, {@code newest}, the mirror checkpoint, which may be ahead of what is published, and {@code pending},
 * how far uploads have come.
 */
final class CopyReader {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final String MANIFESTS = "manifests/";
    private static final String BUNDLES = "bundles/";
    static final long FOR_GOOD = 365L * 24 * 60 * 60;
    private static final long SHORTLY = 1;

    private final Mirror mirror;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>(); // By path: two of each log.

    CopyReader(Mirror mirror) {
        this.mirror = mirror;
    }

    /** What is at a path without its first slash, or nothing. */
    Optional<Answer> read(String path) throws IOException {
        Optional<Mirrored> log = log(path);
        return log.isEmpty() ? Optional.empty() : read(log.get(), path.substring(path.indexOf('/') + 1));
    }

    private Optional<Mirrored> log(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : mirror.find(path.substring(0, slash));
    }

    /** The manifests that a path below {@code manifests/} of a log means, if they are here and are served. */
    Optional<Manifests> manifests(String path) throws IOException {
        Optional<Mirrored> log = log(path);
        String rest = path.substring(path.indexOf('/') + 1);
        if (log.isEmpty() || !rest.startsWith(MANIFESTS)) return Optional.empty();
        boolean isBundle = rest.startsWith(MANIFESTS + BUNDLES);
        String number = rest.substring(MANIFESTS.length() + (isBundle ? BUNDLES.length() : 0));
        if (!NUMBER.matcher(number).matches()) return Optional.empty();
        ManifestCopy copy = log.get().manifests();
        int count = isBundle ? ManifestBundle.FULL : 1;
        long first = Long.parseLong(number) * count;
        if (first > copy.count() - count) return Optional.empty();
        long sizeBytes = copy.sizeBytes(first, count) + (isBundle ? count : 0);
        return isBundle && sizeBytes > ManifestBundle.MAX_BYTES
                ? Optional.empty()
                : Optional.of(new Manifests(copy, first, count, isBundle, sizeBytes, mirror.soundness()));
    }

    private Optional<Answer> read(Mirrored log, String path) throws IOException {
        if (path.startsWith("tile/")) return tile(log, path);
        return switch (path) {
            case "checkpoint" -> log.current().map(note -> shown(log, path, note));
            case "newest" -> log.newest().map(note -> shown(log, path, note));
            case "pending" -> Optional.of(Answer.text(200, place(log)));
            case "policy" ->
                mirror.policy()
                        .map(policy -> new Answer(
                                200,
                                "text/plain; charset=utf-8",
                                policy.withLogs(log.log().keys()).format(),
                                SHORTLY));
            default -> Optional.empty();
        };
    }

    /** For a log whose questions are answered at a pace, because somebody else has brought what it brings. */
    private static String place(Mirrored log) {
        return "%d\n%d\n%d\n"
                .formatted(log.pendingSize(), log.copy().next(), log.manifests().count());
    }

    /** One text for all who are sent it at a time: with many cosignatures it has tens of kilobytes. */
    private Answer shown(Mirrored log, String path, Note note) {
        return shown.compute(
                        log.log().originHash() + "/" + path,
                        (_, before) -> before != null && before.note().equals(note) ? before : Shown.of(note))
                .answer();
    }

    /** A note and the answer with its text. */
    private record Shown(Note note, Answer answer) {
        static Shown of(Note note) {
            Answer text = Answer.text(200, note.format());
            return new Shown(note, new Answer(200, text.type(), text.body(), SHORTLY));
        }
    }

    private Optional<Answer> tile(Mirrored log, String path) throws IOException {
        TilePath tile;
        try {
            tile = TilePath.parse(path);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return switch (tile) {
            case HashTile hashes
            when hashes.isWithin(log.size()) ->
                Optional.of(
                        new Answer(200, "application/octet-stream", log.copy().tile(hashes), FOR_GOOD));
            case EntryTile entries
            when entries.isWithin(log.size()) ->
                Optional.of(
                        new Answer(200, "application/octet-stream", log.copy().bundle(entries), FOR_GOOD));
            case HashTile _, EntryTile _ -> Optional.empty();
        };
    }

    /** Prometheus' text format; what is not known is absent. */
    String metrics() {
        StringBuilder text = new StringBuilder();
        gauge(text, "symbia_mirror_up", " ", mirror.trouble().isPresent() ? 0 : 1); // Why not, /health says.
        for (Mirrored log : mirror.logs()) {
            String label =
                    "{origin=\"" + log.log().origin().replace("\\", "\\\\").replace("\"", "\\\"") + "\"} ";
            gauge(text, "symbia_mirror_pending_entries", label, log.copy().next() - log.size());
            gauge(text, "symbia_mirror_leaves", label, log.size());
            gauge(text, "symbia_mirror_manifests", label, log.manifests().count());
            gauge(
                    text,
                    "symbia_mirror_leaves_with_manifests",
                    label,
                    log.manifests().leaves());
            log.current()
                    .ifPresent(note -> gauge(
                            text,
                            "symbia_mirror_published_leaves",
                            label,
                            Checkpoint.parse(note.text()).treeSize()));
            log.newest()
                    .flatMap(note -> time(note, log))
                    .ifPresent(at -> gauge(text, "symbia_mirror_cosigned_timestamp_seconds", label, at));
        }
        return text.toString();
    }

    private Optional<Long> time(Note note, Mirrored log) {
        return note.signatures().stream()
                .filter(line -> log.log().keys().stream().noneMatch(line::claims))
                .map(line -> line.timestampSeconds())
                .findFirst();
    }

    private static void gauge(StringBuilder text, String name, String label, long value) {
        if (!text.toString().contains("# TYPE " + name + " ")) text.append("# TYPE " + name + " gauge\n");
        text.append(name).append(label).append(value).append('\n');
    }

    /**
     * Neighbouring manifests on their way to a reader: a small piece at a time comes from the file, so that nothing is held for whoever reads slowly,
     * and nobody has to leave for whoever reads fast.
     *
     * @param isBundle  whether each is followed by a newline, as in a {@link ManifestBundle}
     * @param sizeBytes of all that is sent
     */
    record Manifests(ManifestCopy copy, long first, int count, boolean isBundle, long sizeBytes, Soundness soundness) {
        private static final int PIECE_BYTES = 8 * 1024;

        String type() {
            return isBundle ? "application/jsonl" : "application/json";
        }

        void writeTo(OutputStream out) throws IOException {
            byte[] piece = new byte[PIECE_BYTES];
            for (long number = first; number < first + count; number++) {
                long size = copy.sizeBytes(number);
                for (long from = 0; from < size; from += PIECE_BYTES) {
                    int length = (int) Math.min(PIECE_BYTES, size - from);
                    read(number, from, piece, length);
                    out.write(piece, 0, length);
                }
                if (isBundle) out.write('\n');
            }
        }

        private void read(long number, long from, byte[] piece, int length) throws IOException {
            try {
                copy.read(number, from, piece, length);
            } catch (IOException failed) {
                soundness.couldNotRead(failed);
                throw failed; // The connection ends before all has come.
            }
        }
    }
}
