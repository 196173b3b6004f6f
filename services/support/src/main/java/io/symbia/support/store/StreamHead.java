package io.symbia.support.store;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import java.util.Optional;

/**
 * How far a stream has been read: all that is needed to append to it. Following it commit by commit checks the stream.
 *
 * @param nextCommit   number of commits, and so the number of the next one
 * @param nextSequence number of events, and so the sequence of the next one
 * @param lastDigest   digest of the last event; empty when there is none
 * @param salt         the salt of the stream's tag, the same in all its events; empty when there is none yet
 * @param lastPending  whether the last commit was still to be published when it was read
 */
public record StreamHead(
        StreamId stream,
        long nextCommit,
        long nextSequence,
        Optional<Digest> lastDigest,
        Optional<StreamSalt> salt,
        boolean lastPending) {

    /** The head of a stream that does not exist yet. */
    public static StreamHead start(StreamId stream) {
        return new StreamHead(stream, 0, 0, Optional.empty(), Optional.empty(), false);
    }

    /** Whether nothing was ever kept in the stream. */
    public boolean isNew() {
        return nextCommit == 0;
    }

    /** Sequence of the last event, zero-based; -1 when there is none. */
    public long version() {
        return nextSequence - 1;
    }

    /** The commit that an append will have. */
    public CommitId next() {
        return new CommitId(stream, nextCommit);
    }

    /**
     * The head after a commit. Called before a commit is written and after one is read.
     *
     * @throws CorruptStreamException when the commit does not follow
     */
    public StreamHead after(Commit commit) {
        if (!commit.id().equals(next())) throw corrupt("commit " + commit.id() + " found where " + next() + " is due");
        StreamHead head = this;
        for (SealedEvent event : commit.events()) head = head.after(event);
        return new StreamHead(stream, nextCommit + 1, head.nextSequence, head.lastDigest, head.salt, commit.pending());
    }

    /** The same head for a writer whose relay has the last commit before anything that it will append. */
    public StreamHead publishedInOrder() {
        return new StreamHead(stream, nextCommit, nextSequence, lastDigest, salt, false);
    }

    private StreamHead after(SealedEvent event) {
        EventEnvelope envelope = event.envelope();
        if (!envelope.stream().equals(stream)) throw corrupt("an event of " + envelope.stream());
        if (envelope.sequence() != nextSequence) { // INVARIANT: sequences of a stream continue without gap.
            throw corrupt("sequence " + envelope.sequence() + " found where " + nextSequence + " is due");
        }
        if (!envelope.previous().equals(lastDigest)) { // INVARIANT: each event names the digest of the one before.
            throw corrupt("event " + nextSequence + " does not follow the one before it");
        }
        if (salt.isPresent() && !salt.get().equals(envelope.streamSalt())) {
            throw corrupt("event " + nextSequence + " has another salt");
        }
        return new StreamHead(
                stream,
                nextCommit,
                nextSequence + 1,
                Optional.of(event.digest()),
                Optional.of(envelope.streamSalt()),
                lastPending);
    }

    private CorruptStreamException corrupt(String message) {
        return new CorruptStreamException(stream + ": " + message);
    }
}
