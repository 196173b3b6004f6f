package io.symbia.support.reconciliation;

import static java.util.Objects.requireNonNull;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.support.reconciliation.Finding.Kind;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.KeptEvent;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares one stream. Each event names the digest of the one before it, so a proof of the last sealed event, and a chain that holds, say
 * that all events before it are the sealed ones too: one proof a stream. Only where that fails is each event compared.
 */
final class StreamCheck {
    /** Of a damaged event the salt is still worth a try: it says which tag to ask the log for. */
    private static final Pattern SALT = Pattern.compile("\"streamsalt\":\"([0-9a-f]{32})\"");

    private static final int MAX_FINDINGS = 50; // A stream; the first ones say enough.

    private final CommitStore commits;
    private final SealedLog log;
    private final EventCodec codec;
    private final Clock clock;
    private final Duration bound;

    /**
     * A check.
     *
     * @param bound how long after its acceptance an event may not be in the log yet
     */
    StreamCheck(CommitStore commits, SealedLog log, EventCodec codec, Clock clock, Duration bound) {
        this.commits = commits;
        this.log = log;
        this.codec = codec;
        this.clock = clock;
        this.bound = bound;
    }

    /**
     * What was found.
     *
     * @param sealed how many events of the stream are both kept and sealed
     */
    record Result(long sealed, List<Finding> findings) {}

    /** Compares a stream with the log that signs with that key. */
    Result check(StreamId stream, VerifierKey key) throws IOException {
        Optional<StreamTag> tag = tag(stream, commits.kept(stream));
        // The log first: what is sealed now was kept before, so that it must be among what is read then.
        long sealed = tag.isPresent() ? log.count(tag.get()) : 0;
        SortedMap<Long, KeptEvent> kept = new TreeMap<>();
        for (KeptEvent event : commits.kept(stream)) kept.put(event.sequence(), event);
        List<Finding> findings = new ArrayList<>();
        long proven = tag.isPresent() ? proveChain(tag.get(), kept, sealed, key) : 0;
        for (long sequence = proven; sequence < sealed && findings.size() < MAX_FINDINGS; sequence++) {
            compare(stream, tag.orElseThrow(), sequence, Optional.ofNullable(kept.get(sequence)), key)
                    .ifPresent(findings::add);
        }
        for (KeptEvent event : kept.tailMap(sealed).values()) {
            if (isDue(event) && findings.size() < MAX_FINDINGS) {
                findings.add(new Finding(Kind.NOT_SEALED, stream.toString(), event.sequence(), OptionalLong.empty()));
            }
        }
        return new Result(kept.headMap(sealed).size(), findings);
    }

    private Optional<StreamTag> tag(StreamId stream, List<KeptEvent> kept) {
        for (KeptEvent event : kept) {
            Matcher salt = SALT.matcher(event.bytes().utf8());
            if (salt.find()) {
                return Optional.of(StreamTag.parseHex(
                        io.symbia.events.kernel.envelope.StreamTag.of(new StreamSalt(salt.group(1)), stream)
                                .hex()));
            }
        }
        return Optional.empty();
    }

    /** How many events from the first are the sealed ones: all, if the last is proven and the chain leads to it; else none is said. */
    private long proveChain(StreamTag tag, SortedMap<Long, KeptEvent> kept, long sealed, VerifierKey key)
            throws IOException {
        long last = Math.min(sealed, chained(kept)) - 1;
        if (last < 0) return 0;
        try {
            Entry.Event entry =
                    new Entry.Event(hash(requireNonNull(kept.get(last)).digest()), tag, last);
            return log.prove(entry, key).isPresent() ? last + 1 : 0;
        } catch (InvalidProofException _) {
            return 0; // Comparing each finds out which.
        }
    }

    /** Number of events from the first of which each names the digest of the one before. */
    private long chained(SortedMap<Long, KeptEvent> kept) {
        Optional<Digest> previous = Optional.empty();
        long sequence = 0;
        for (KeptEvent event : kept.values()) {
            Optional<EventEnvelope> envelope = read(event);
            boolean follows = envelope.isPresent()
                    && event.sequence() == sequence
                    && envelope.get().sequence() == sequence
                    && envelope.get().previous().equals(previous);
            if (!follows) break;
            previous = Optional.of(event.digest());
            sequence++;
        }
        return sequence;
    }

    private Optional<EventEnvelope> read(KeptEvent event) {
        try {
            return Optional.of(codec.read(event.bytes()));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private Optional<Finding> compare(
            StreamId stream, StreamTag tag, long sequence, Optional<KeptEvent> kept, VerifierKey key)
            throws IOException {
        long leafIndex = log.leaf(tag, sequence);
        Hash sealed = log.digest(tag, sequence, leafIndex);
        Optional<Kind> wrong = kept.isEmpty()
                ? Optional.of(Kind.NOT_KEPT)
                : hash(kept.get().digest()).equals(sealed) ? Optional.empty() : Optional.of(Kind.DIFFERENT);
        if (!isProven(new Entry.Event(sealed, tag, sequence), leafIndex, key)) wrong = Optional.of(Kind.UNPROVEN);
        return wrong.map(kind -> new Finding(kind, stream.toString(), sequence, OptionalLong.of(leafIndex)));
    }

    private boolean isProven(Entry.Event entry, long leafIndex, VerifierKey key) throws IOException {
        try {
            return log.prove(entry, key).equals(OptionalLong.of(leafIndex));
        } catch (InvalidProofException _) {
            return false;
        }
    }

    /** A time that lies ahead was not written by this service, and excuses nothing. */
    private boolean isDue(KeptEvent event) {
        Instant now = clock.instant();
        return event.acceptedAt().isBefore(now.minus(bound))
                || event.acceptedAt().isAfter(now.plus(bound));
    }

    private static Hash hash(Digest digest) {
        return Hash.parseHex(digest.hex());
    }
}
