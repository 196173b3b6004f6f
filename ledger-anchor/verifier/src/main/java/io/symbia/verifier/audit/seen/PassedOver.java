package io.symbia.verifier.audit.seen;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decisions by which operators had a log pass over records, as its manifests say: the first {@value #MAX_LISTED} of them, and how many
 * more there are. What stood there is not in the log, so no audit establishes what it was.
 */
public final class PassedOver {
    /** What a person reads, and what the state of an audit holds of a log that passes over records for ever. */
    static final int MAX_LISTED = 1_000;

    private final List<Decision> decisions = new ArrayList<>();
    private long unlisted;
    private long unknownLeaves; // The first so many were read by a version that did not remember decisions.

    /** What one batch says of one partition. */
    private record Decision(long batch, PassedRange range) {}

    /** Nothing is known of the first leaves, which another form of the state counted. */
    static PassedOver unknownBefore(long leaf) {
        PassedOver passed = new PassedOver();
        passed.unknownLeaves = leaf;
        return passed;
    }

    /** Takes the decisions that a manifest seals. */
    void add(BatchManifest manifest) {
        for (PassedRange range : manifest.passed()) {
            if (decisions.size() < MAX_LISTED) {
                decisions.add(new Decision(manifest.batch(), range));
            } else {
                unlisted++;
            }
        }
    }

    /** INVARIANT 124: what was passed over is among what an audit did not establish, whichever audit read of it. */
    public void addTo(Draft draft) {
        decisions.forEach(decision -> draft.add(line(decision)));
        if (unlisted > 0) {
            draft.add(Line.of(Kind.PASSED_UNLISTED, "count", unlisted));
        }
        if (unknownLeaves > 0) {
            draft.add(Line.of(Kind.PASSED_UNKNOWN, "leaf", unknownLeaves));
        }
    }

    private static Line line(Decision decision) {
        PassedRange range = decision.range();
        List<Object> values = new ArrayList<>(List.of("topic", range.topic(), "partition", range.partition()));
        values.addAll(List.of("batch", decision.batch(), "reason", range.reason()));
        if (range.renewed().isEmpty()) {
            values.addAll(List.of("first", range.from(), "last", range.to() - 1));
            return Line.of(Kind.PASSED, values.toArray());
        }
        TopicIncarnation renewed = range.renewed().get();
        values.addAll(List.of("from", range.from(), "to", range.to()));
        values.addAll(List.of("cluster", renewed.cluster(), "topicid", renewed.topicId()));
        return Line.of(Kind.RENEWED, values.toArray());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(unknownLeaves);
        out.writeLong(unlisted);
        out.writeInt(decisions.size());
        for (Decision decision : decisions) {
            PassedRange range = decision.range();
            out.writeLong(decision.batch());
            out.writeUTF(range.topic());
            out.writeInt(range.partition());
            out.writeLong(range.from());
            out.writeLong(range.to());
            out.writeUTF(range.reason());
            out.writeBoolean(range.renewed().isPresent());
            if (range.renewed().isPresent()) {
                out.writeUTF(range.renewed().get().cluster());
                out.writeUTF(range.renewed().get().topicId());
            }
        }
    }

    /** The decisions that {@link #write} wrote. */
    static PassedOver read(DataInputStream in) throws IOException {
        PassedOver passed = unknownBefore(in.readLong());
        passed.unlisted = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            passed.decisions.add(new Decision(in.readLong(), readRange(in)));
        }
        return passed;
    }

    private static PassedRange readRange(DataInputStream in) throws IOException {
        String topic = in.readUTF();
        int partition = in.readInt();
        long from = in.readLong();
        long to = in.readLong();
        String reason = in.readUTF();
        Optional<TopicIncarnation> renewed =
                in.readBoolean() ? Optional.of(new TopicIncarnation(in.readUTF(), in.readUTF())) : Optional.empty();
        return new PassedRange(topic, partition, from, to, reason, renewed);
    }
}
