package io.symbia.support.evidence;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Shows a stream's restricted values to its parties. Whoever is named by the stream's first commit, or gave it, is a party to all of the
 * stream; whoever is named later, or added an event, sees the values of those events and of no other, so that nobody becomes a party to
 * what was agreed before by adding something to it. Personal values are shown to nobody here.
 */
public final class StreamDisclosures {
    /** A part ends behind the commit with which it has so many characters. */
    static final int MAX_PART_CHARACTERS = 1_048_576;

    private static final int CHUNK = 16; // Commits read at once.

    private final CommitStore commits;
    private final EventCodec codec;

    public StreamDisclosures(CommitStore commits, EventCodec codec) {
        this.commits = commits;
        this.codec = codec;
    }

    /**
     * What one event discloses to the reader.
     *
     * @param disclosures in their encoded form (RFC 9901 section 4.2.1), in the order in which they were kept
     */
    public record OfEvent(String id, long sequence, Digest digest, List<String> disclosures) {
        public OfEvent {
            disclosures = List.copyOf(disclosures);
        }
    }

    /**
     * Some events of a stream.
     *
     * @param next number of the commit with which the next part begins; empty on the last one
     */
    public record Part(List<OfEvent> events, OptionalLong next) {
        public Part {
            events = List.copyOf(events);
        }
    }

    /**
     * What the reader may see of some commits.
     *
     * @param first number of the first commit, from 0
     * @param limit of commits
     * @return empty when there is no such stream, or when none of these commits is the reader's to see
     */
    public Optional<Part> part(StreamId stream, ParticipantId reader, long first, int limit) {
        Optional<Commit> beginning = commits.find(new CommitId(stream, 0));
        if (beginning.isEmpty()) return Optional.empty();
        boolean founder = beginning.get().events().stream().anyMatch(event -> names(event, reader));
        List<OfEvent> seen = new ArrayList<>();
        int characters = 0;
        long next = first;
        boolean ended = false;
        while (!ended && next < first + limit && characters < MAX_PART_CHARACTERS) {
            List<CommitId> wanted = LongStream.range(next, Math.min(next + CHUNK, first + limit))
                    .mapToObj(number -> new CommitId(stream, number))
                    .toList();
            List<Commit> found = commits.find(wanted);
            ended = found.size() < wanted.size();
            for (Commit commit : found) {
                if (characters >= MAX_PART_CHARACTERS) break;
                for (SealedEvent event : commit.events()) {
                    if (!founder && !names(event, reader)) continue;
                    OfEvent shown = shown(event);
                    characters += shown.disclosures().stream()
                            .mapToInt(String::length)
                            .sum();
                    seen.add(shown);
                }
                next = commit.id().number() + 1;
            }
            ended &= found.isEmpty() || next == found.getLast().id().number() + 1;
        }
        if (seen.isEmpty() && !founder) return Optional.empty();
        return Optional.of(new Part(seen, ended ? OptionalLong.empty() : OptionalLong.of(next)));
    }

    private boolean names(SealedEvent event, ParticipantId reader) {
        // INVARIANT: opened without its disclosures, so that nobody is a party by what he may not see.
        return event.envelope().issuer().equals(reader)
                || Parties.of(codec.open(event.envelope(), List.of())).contains(reader);
    }

    private static OfEvent shown(SealedEvent event) {
        return new OfEvent(
                event.envelope().id(),
                event.envelope().sequence(),
                event.digest(),
                event.disclosures().stream()
                        .filter(disclosure -> disclosure.sensitivity() == Sensitivity.RESTRICTED)
                        .map(Disclosure::encoded)
                        .toList());
    }
}
