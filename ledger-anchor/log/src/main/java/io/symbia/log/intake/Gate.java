package io.symbia.log.intake;

import io.symbia.log.records.Arrival;
import io.symbia.log.records.EventRecord;
import io.symbia.log.sealing.SealingLine;
import io.symbia.log.sequencing.Sequencer;
import io.symbia.log.sequencing.Verdict;
import io.symbia.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lets records into the batch that is being filled, or says why their partition stops; used by the intake's thread alone. */
final class Gate {
    private static final EventRecord NO_VALUE = EventRecord.faulty("has no value");

    private final Sequencer sequencer;
    private final SealingLine line;
    private final SealedPlaces places;
    private final Clock clock;
    private final LongAdder untimely = new LongAdder();
    private long nowMillis; // When the records came that are judged.
    private EventRecord event = NO_VALUE; // The one that is judged.

    Gate(Sequencer sequencer, SealingLine line, SealedPlaces places, Clock clock) {
        this.sequencer = sequencer;
        this.line = line;
        this.places = places;
        this.clock = clock;
    }

    /** Says that records have come, which are judged next. */
    void open() {
        nowMillis = clock.millis();
    }

    /** Takes a record, as new or as a repetition, unless it must stop its partition. */
    Optional<Stop> take(int source, ConsumerRecord<ByteBuffer, EventRecord> record) {
        event = record.value() == null ? NO_VALUE : record.value(); // Kafka's own word for a record without a value.
        if (event.fault().isPresent()) {
            return stop(Stop.Kind.MALFORMED, record, event.fault().get(), Optional.empty());
        }
        Verdict verdict = offer(source);
        if (verdict == Verdict.MOVED) {
            line.handOver();
            verdict = offer(source);
        }
        return switch (verdict) {
            case NEXT -> {
                add(source, record);
                yield Optional.empty();
            }
            case REPEATED -> repeated(source, record);
            case EARLY -> early(record);
            case MOVED -> throw new IllegalStateException("an empty batch holds no earlier event");
        };
    }

    private Verdict offer(int source) {
        return sequencer.offer(event.tagHigh(), event.tagLow(), event.sequence(), source, line.filling());
    }

    private void add(int source, ConsumerRecord<ByteBuffer, EventRecord> record) {
        Arrival arrival = arrival(record);
        if (!arrival.isTimely()) {
            untimely.increment();
        }
        boolean hasRoom = line.filling()
                .add(source, record.offset(), event.digest(), event.tag(), event.sequence(), arrival.millis());
        if (!hasRoom) {
            line.handOver();
        }
    }

    /** INVARIANTS 41 and 42: an event is sealed once; another event in its place is never passed over in silence. */
    private Optional<Stop> repeated(int source, ConsumerRecord<ByteBuffer, EventRecord> record) {
        Hash taken = places.digestAt(event.streamTag(), event.sequence())
                .orElseThrow(() -> new IllegalStateException(
                        "no event at " + event.sequence() + " of stream " + event.streamTag() + ", which was seen"));
        if (taken.equals(event.digestHash())) {
            line.filling().read(source, record.offset());
            return Optional.empty();
        }
        String reason = "is event %d of stream %s with digest %s, but that place has digest %s"
                .formatted(event.sequence(), event.streamTag(), event.digestHash(), taken);
        return stop(Stop.Kind.CONFLICT, record, reason, Optional.empty());
    }

    private Optional<Stop> early(ConsumerRecord<ByteBuffer, EventRecord> record) {
        String reason = "is event %d of stream %s, whose next event is %d"
                .formatted(event.sequence(), event.streamTag(), sequencer.expected(event.tagHigh(), event.tagLow()));
        return stop(Stop.Kind.HOLE, record, reason, Optional.of(new Stop.Place(event.streamTag(), event.sequence())));
    }

    private Optional<Stop> stop(
            Stop.Kind kind, ConsumerRecord<ByteBuffer, EventRecord> record, String reason, Optional<Stop.Place> hole) {
        String said = "record " + record.offset() + " " + reason;
        long sinceMillis = arrival(record).millis();
        return Optional.of(new Stop(kind, record.offset(), said, clock.instant(), sinceMillis, hole));
    }

    private Arrival arrival(ConsumerRecord<ByteBuffer, EventRecord> record) {
        return Arrival.of(record, event.acceptedMillis(), nowMillis);
    }

    /** Number of events taken whose own time was not believed; from any thread. */
    long untimely() {
        return untimely.sum();
    }

    /** Whether the event that a hole waits for has arrived in the meantime. */
    boolean isFilled(Stop.Place hole) {
        return sequencer.expected(hole.tag().high(), hole.tag().low()) >= hole.sequence();
    }
}
