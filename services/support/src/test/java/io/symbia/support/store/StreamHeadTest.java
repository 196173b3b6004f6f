package io.symbia.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.PiecesAddedV1;
import io.symbia.support.crate.service.CrateHouse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may follow what, one rule at a time. */
class StreamHeadTest {
    private static final StreamId STREAM = CrateCommands.stream("C-1");
    private static final Random RANDOM = new Random(1);
    private static final StreamSalt SALT = StreamSalt.from(RANDOM);
    private static final EventIds IDS = new EventIds(Clock.systemUTC(), RANDOM);

    private final EventCodec codec = new EventCodec(CrateHouse.CATALOGUE, RANDOM);
    private final SealedEvent first = event(STREAM, SALT, 0, Optional.empty());
    private final StreamHead head = StreamHead.start(STREAM).after(commit(0, first));

    private SealedEvent event(StreamId stream, StreamSalt salt, long sequence, Optional<Digest> previous) {
        EventContext begin = EventContext.first(
                IDS.next(), CrateHouse.WHEN, stream, salt, new ParticipantId("somebody"), CrateHouse.ORIGIN.digest());
        EventContext place = new EventContext(
                begin.id(),
                begin.time(),
                stream,
                salt,
                sequence,
                previous,
                begin.issuer(),
                begin.origin(),
                begin.causationId(),
                begin.correlationId(),
                begin.traceparent());
        return codec.seal(
                new PiecesAddedV1(Happened.at(CrateHouse.WHEN, ZoneOffset.UTC), "C-1", "S-" + sequence, 1), place);
    }

    private static Commit commit(long number, SealedEvent... events) {
        return new Commit(
                new CommitId(STREAM, number),
                List.of(events),
                CrateHouse.ORIGIN,
                Optional.empty(),
                CrateHouse.WHEN,
                true);
    }

    private void refuses(Commit commit, String because) {
        assertThatThrownBy(() -> head.after(commit))
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining(because);
    }

    @Test
    void whatFollowsMovesTheHead() {
        SealedEvent second = event(STREAM, SALT, 1, Optional.of(first.digest()));
        SealedEvent third = event(STREAM, SALT, 2, Optional.of(second.digest()));
        StreamHead next = head.after(commit(1, second, third));
        assertThat(next.nextCommit()).isEqualTo(2);
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.lastDigest()).hasValue(third.digest());
    }

    @Test
    void refusesAnotherCommitNumber() {
        refuses(commit(2, event(STREAM, SALT, 1, Optional.of(first.digest()))), "is due");
    }

    @Test
    void refusesAGapInTheSequence() {
        refuses(commit(1, event(STREAM, SALT, 2, Optional.of(first.digest()))), "sequence 2 found where 1 is due");
    }

    @Test
    void refusesAnotherPredecessor() {
        Digest other = event(STREAM, SALT, 0, Optional.empty()).digest();
        assertThat(other).isNotEqualTo(first.digest());
        refuses(commit(1, event(STREAM, SALT, 1, Optional.of(other))), "does not follow");
    }

    @Test
    void refusesAnotherSalt() {
        StreamSalt other = StreamSalt.from(RANDOM);
        refuses(commit(1, event(STREAM, other, 1, Optional.of(first.digest()))), "another salt");
    }

    @Test
    void refusesAnotherStream() {
        StreamId other = CrateCommands.stream("C-2");
        refuses(commit(1, event(other, SALT, 1, Optional.of(first.digest()))), "an event of");
    }
}
