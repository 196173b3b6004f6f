package io.symbia.tlog.streams;

import io.symbia.tlog.checkpoint.Decimal;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes the lines of a stream proof. {@link StreamProof#parse} compares what was read with the text. */
final class StreamProofText {
    private static final String HEADER = "symbia.io/stream-proof@v1";
    private static final String STREAM = "stream ";
    private static final String HEAD = "head ";
    private static final String EMPTY = "empty";
    private static final String OTHER = "other ";
    private static final String LEAF = "leaf ";
    private static final String NODE = "node ";
    private static final String MANIFEST = "manifest ";
    private static final String PATH = "path ";
    private static final int HEAD_FIELDS = 3;

    private final List<String> lines;
    private int next;

    private StreamProofText(List<String> lines) {
        this.lines = lines;
    }

    static StreamProof parse(String proof) {
        int blank = proof.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("a stream proof has an empty line before its checkpoint");
        }
        Note checkpoint = Note.parse(proof.substring(blank + 2));
        return new StreamProofText(List.of(proof.substring(0, blank).split("\n", -1))).read(checkpoint);
    }

    private StreamProof read(Note checkpoint) {
        require(HEADER);
        StreamTag tag = StreamTag.parseHex(require(STREAM));
        MapProof.Found found = found();
        List<Long> leaves = all(LEAF, Decimal::parse);
        MapProof map = new MapProof(found, all(NODE, Hash::parseBase64));
        BatchManifest manifest = BatchManifest.parse(StrictUtf8.decode(Octets.parseBase64(require(MANIFEST))));
        List<Hash> path = all(PATH, Hash::parseBase64);
        if (next != lines.size()) {
            throw new IllegalArgumentException("no line of a stream proof stands here: " + lines.get(next));
        }
        return new StreamProof(tag, map, leaves, manifest, path, checkpoint);
    }

    private MapProof.Found found() {
        if (skip(EMPTY).isPresent()) {
            return new MapProof.Empty();
        }
        Optional<String> other = skip(OTHER);
        if (other.isEmpty()) {
            return new MapProof.Present(head(List.of(require(HEAD).split(" ", -1))));
        }
        List<String> fields = List.of(other.get().split(" ", -1));
        return new MapProof.Other(StreamTag.parseHex(fields.getFirst()), head(fields.subList(1, fields.size())));
    }

    private static StreamHead head(List<String> fields) {
        if (fields.size() != HEAD_FIELDS) {
            throw new IllegalArgumentException("a head is a count, a leaf and a chain");
        }
        return new StreamHead(
                Decimal.parse(fields.get(0)), Decimal.parse(fields.get(1)), Hash.parseBase64(fields.get(2)));
    }

    private String require(String start) {
        return skip(start)
                .orElseThrow(() -> new IllegalArgumentException("a stream proof has a line: " + start.strip()));
    }

    private <T> List<T> all(String start, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (Optional<String> value = skip(start); value.isPresent(); value = skip(start)) {
            values.add(parse.apply(value.get()));
        }
        return values;
    }

    private Optional<String> skip(String start) {
        if (next == lines.size() || !lines.get(next).startsWith(start)) {
            return Optional.empty();
        }
        return Optional.of(lines.get(next++).substring(start.length()));
    }

    static String format(StreamProof proof) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append(STREAM).append(proof.tag().hex()).append('\n');
        text.append(format(proof.map().found())).append('\n');
        proof.leaves().forEach(leaf -> text.append(LEAF).append(leaf).append('\n'));
        proof.map()
                .siblings()
                .forEach(hash -> text.append(NODE).append(hash.base64()).append('\n'));
        Octets manifest = StrictUtf8.encode(proof.manifest().format());
        text.append(MANIFEST).append(manifest.base64()).append('\n');
        proof.path().forEach(hash -> text.append(PATH).append(hash.base64()).append('\n'));
        return text.append('\n').append(proof.checkpoint().format()).toString();
    }

    private static String format(MapProof.Found found) {
        return switch (found) {
            case MapProof.Present(StreamHead head) -> HEAD + format(head);
            case MapProof.Empty() -> EMPTY;
            case MapProof.Other(StreamTag tag, StreamHead head) -> OTHER + tag.hex() + " " + format(head);
        };
    }

    private static String format(StreamHead head) {
        return head.count() + " " + head.last() + " " + head.chain().base64();
    }
}
