package io.symbia.verifier.event;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.statement.Moment;

/** What a statement says of a whole stream, always with the leaf as of which it is so. */
public final class StreamLines {
    private StreamLines() {}

    /**
     * That there are so many events of a tag and no others. Their stream's name is what they say themselves.
     *
     * @param manifest seals the map
     * @param leaves   of the checkpoint
     */
    public static Line complete(
            String stream, StreamTag tag, long count, BatchManifest manifest, long leaves, Draft draft) {
        return Line.of(
                Kind.COMPLETE,
                "stream",
                stream,
                "tag",
                tag.hex(),
                "count",
                count,
                "leaf",
                lastMapped(manifest),
                "leaves",
                leaves,
                "sealed",
                EventLines.millis(manifest.sealedAt()),
                "age",
                age(manifest, draft));
    }

    /** That there is no stream of this tag; the rest as for {@link #complete}. */
    public static Line absent(String tag, BatchManifest manifest, long leaves, Draft draft) {
        return Line.of(
                Kind.ABSENT,
                "tag",
                tag,
                "leaf",
                lastMapped(manifest),
                "leaves",
                leaves,
                "sealed",
                EventLines.millis(manifest.sealedAt()),
                "age",
                age(manifest, draft));
    }

    /** What the map that this manifest seals does not cover. */
    public static Line unmapped(String stream, BatchManifest manifest) {
        return Line.of(Kind.UNMAPPED, "stream", stream, "leaf", lastMapped(manifest));
    }

    private static long lastMapped(BatchManifest manifest) {
        return manifest.streams().orElseThrow().size() - 1;
    }

    private static String age(BatchManifest manifest, Draft draft) {
        return Moment.of(manifest.sealedAt()).age(draft.now());
    }
}
