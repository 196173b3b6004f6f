package io.symbia.tlog.streams;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import java.util.List;
import java.util.Optional;

/**
 * What a log has sealed of a stream; made by {@link StreamProof#verify} only after it was proven.
 *
 * @param tag    the stream
 * @param head   its head; empty if there is no such stream among the first {@code size} leaves
 * @param leaves where the log says that its events are; only {@link #requireExactly} shows that they are there
 * @param size   number of leaves that this is about: what was sealed later may hold more events
 */
public record ProvenStream(StreamTag tag, Optional<StreamHead> head, List<Long> leaves, long size) {
    /** Keeps a copy of the list. */
    public ProvenStream {
        leaves = List.copyOf(leaves);
    }

    /**
     * Proves that these are the stream's events, in order: none left out, none more, none twice, no other. The chain alone would show it;
     * what is checked before says what is wrong.
     *
     * @param events computed by the caller from what it holds
     */
    public void requireExactly(List<Entry.Event> events) throws InvalidProofException {
        StreamHead expected =
                head.orElseThrow(() -> new InvalidProofException("there is no stream " + tag + " in this log"));
        requireSequences(events);
        if (events.size() != expected.count()) {
            throw new InvalidProofException(
                    "stream " + tag + " has " + expected.count() + " events, these are " + events.size());
        }
        Hash chain = chain(events);
        if (!chain.equals(expected.chain())) {
            throw new InvalidProofException("these events at these leaves give chain " + chain + ", the map has "
                    + expected.chain() + ": another event, or the same elsewhere");
        }
    }

    private void requireSequences(List<Entry.Event> events) throws InvalidProofException {
        for (int index = 0; index < events.size(); index++) {
            Entry.Event event = events.get(index);
            if (!event.tag().equals(tag)) {
                throw new InvalidProofException("event " + index + " is of stream " + event.tag() + ", not of " + tag);
            }
            if (event.sequence() != index) {
                throw new InvalidProofException(
                        "sequence " + index + " is expected, " + event.sequence() + " comes: left out, twice or moved");
            }
        }
    }

    private Hash chain(List<Entry.Event> events) {
        StreamHasher hasher = new StreamHasher();
        GrowingStream stream = new GrowingStream(tag, hasher);
        for (int index = 0; index < events.size(); index++) {
            stream.add(leaves.get(index), events.get(index).format().toArray(), 0, hasher);
        }
        return stream.chain();
    }
}
