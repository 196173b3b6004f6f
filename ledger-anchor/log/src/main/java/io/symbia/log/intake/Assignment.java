package io.symbia.log.intake;

import io.symbia.log.continuity.Difference;
import io.symbia.log.continuity.KnownSources;
import io.symbia.log.continuity.ReadBefore;
import io.symbia.log.continuity.Sighting;
import io.symbia.log.continuity.SourceMark;
import io.symbia.log.continuity.SourceMarks;
import io.symbia.log.entries.Source;
import io.symbia.log.fetching.Fetched;
import io.symbia.log.fetching.Fetching;
import io.symbia.log.records.EventRecord;
import io.symbia.log.storage.SourceTable;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.topics.FoundPartition;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which partitions are read, from where, and which are not, and why; used by the intake's thread alone. */
final class Assignment {
    private final KnownSources known;
    private final SourceTable sources;
    private final SourceMarks marks;
    private final Clock clock;
    private final Map<TopicPartition, PartitionIntake> partitions = new HashMap<>();
    private final Map<Source, Stop> withoutRoom =
            new TreeMap<>(Comparator.comparing(Source::topic).thenComparingInt(Source::partition));
    private Optional<Fetching<EventRecord>> fetching = Optional.empty();

    Assignment(KnownSources known, Clock clock) {
        this.known = known;
        sources = known.table();
        marks = known.marks();
        this.clock = clock;
    }

    /** There are new consumers, which know of no partition; each is given to them once the brokers said that it is the same. */
    void connected(Fetching<EventRecord> consumers) {
        fetching = Optional.of(consumers);
        partitions.values().forEach(PartitionIntake::lost);
    }

    Collection<PartitionIntake> partitions() {
        return partitions.values();
    }

    PartitionIntake partition(TopicPartition partition) {
        return partitions.get(partition);
    }

    /** That of a name, if it is read or has stopped. */
    Optional<PartitionIntake> find(Source source) {
        return Optional.ofNullable(partitions.get(new TopicPartition(source.topic(), source.partition())));
    }

    /** Those that wait for room. */
    Map<Source, Stop> withoutRoom() {
        return withoutRoom;
    }

    /** Takes note of what the brokers have. */
    void follow(Sighting sighting) throws IOException {
        Set<Source> seen = new HashSet<>(sighting.look().silent().keySet());
        for (FoundPartition found : sighting.look().partitions()) {
            seen.add(found.source());
            Optional<PartitionIntake> intake = intake(found);
            if (intake.isPresent()) intake.get().found(found);
        }
        markThoseSeenFirst(sighting);
        for (FoundPartition found : sighting.look().partitions()) {
            Optional<Optional<String>> compared =
                    Optional.ofNullable(sighting.compared().get(found.source()));
            find(found.source()).ifPresent(intake -> follow(intake, found, sighting.begunNanos(), compared));
        }
        for (PartitionIntake intake : partitions.values()) {
            if (!seen.contains(intake.name())) {
                stopFor(intake, Stop.Kind.MISSING, "the brokers do not have this partition any more");
            }
        }
        withoutRoom.keySet().retainAll(seen);
    }

    private Optional<PartitionIntake> intake(FoundPartition found) throws IOException {
        Source source = found.source();
        Optional<PartitionIntake> before = find(source);
        if (before.isPresent() || !sources.hasRoomFor(source)) {
            if (before.isEmpty() && !withoutRoom.containsKey(source)) waitForRoom(source);
            return before;
        }
        withoutRoom.remove(source);
        int number = sources.numberOf(source);
        PartitionIntake intake = new PartitionIntake(source, number, known.nextOffset(source));
        partitions.put(intake.partition(), intake);
        return Optional.of(intake);
    }

    private void waitForRoom(Source source) {
        String reason = "the log reads at most " + Commit.MAX_SOURCES + " partitions, and has no room for this one";
        Stop stop = Stop.at(Stop.Kind.NO_ROOM, 0, reason, clock.instant());
        withoutRoom.put(source, stop);
        IntakeLog.stopped(new TopicPartition(source.topic(), source.partition()), stop);
    }

    /**
     * INVARIANT 86: a partition is read on only while it is the one that was read.
     *
     * @param begunNanos when the brokers were asked
     * @param compared   what came of reading its last record again, if somebody did
     */
    private void follow(
            PartitionIntake intake, FoundPartition found, long begunNanos, Optional<Optional<String>> compared) {
        Optional<SourceMark> mark = marks.of(intake.name());
        if (mark.isEmpty() && compared.isEmpty()) return; // Whether it is has not been found out yet.
        Optional<Difference> difference = Difference.between(
                mark,
                found,
                intake.nextOffset(),
                intake.isPlaced() ? intake.readBefore(begunNanos) : readUpTo(intake, mark),
                compared.flatMap(answer -> answer));
        boolean isOld = intake.isPlaced() && intake.isOlder(begunNanos);
        boolean standsStill = intake.standsStill(found, begunNanos);
        intake.note(mark);
        if (difference.isEmpty()) {
            if (standsStill) unreadable(intake, standstill(intake, found));
            else if (!isOld) goOn(intake, compared.isPresent()); // An answer from before a stop does not end it.
        } else {
            Stop.Kind kind = switch (difference.get().kind()) {
                case REPLACED -> Stop.Kind.REPLACED;
                case TRUNCATED -> Stop.Kind.TRUNCATED;
                case EXPIRED -> Stop.Kind.OFFSET_GONE;
            };
            stopFor(intake, kind, difference.get().reason());
        }
    }

    /** Of a partition that nobody reads yet: what an earlier connection, or process, has read. */
    private static ReadBefore readUpTo(PartitionIntake intake, Optional<SourceMark> mark) {
        return new ReadBefore(intake.nextOffset(), mark.map(SourceMark::epoch).orElse(SourceMark.NO_EPOCH));
    }

    private static String standstill(PartitionIntake intake, FoundPartition found) {
        return "the broker says that records before %d can be read, and brings none from %d on"
                .formatted(found.end(), intake.nextOffset());
    }

    /** Those that are to be read again, as soon as the last record of each that was read has been compared. */
    Set<Source> toTryAgain() {
        Set<Source> sources = new HashSet<>();
        for (PartitionIntake intake : partitions.values()) {
            if (intake.isToTryAgain(System.nanoTime())) sources.add(intake.name());
        }
        return sources;
    }

    private void goOn(PartitionIntake intake, boolean isCompared) {
        boolean isKnown = intake.isPlaced() || isCompared;
        Optional<Stop.Kind> stopped = intake.stop().map(Stop::kind);
        boolean isGone = isKnown && stopped.filter(Stop.Kind::passesByItself).isPresent();
        if (isGone || intake.isTriedInVain()) {
            resume(intake);
        } else if (isCompared && intake.isToTryAgain(System.nanoTime())) {
            intake.tryAgain();
            place(intake);
        } else if (!intake.isPlaced() && isCompared) {
            place(intake);
        }
    }

    /**
     * INVARIANT 170: a partition of which there is no mark gets one only if nothing that is there would be skipped, or if a record before where
     * it goes on is one that was sealed from there. Forced before anything of it can be sealed.
     */
    private void markThoseSeenFirst(Sighting sighting) {
        Map<Source, SourceMark> first = new HashMap<>();
        for (FoundPartition found : sighting.look().partitions()) {
            Source source = found.source();
            if (find(source).isEmpty() || marks.of(source).isPresent()) continue;
            if (known.isReadFromItsBeginning(source)) first.put(source, SourceMark.unread(found.incarnation()));
            else Optional.ofNullable(sighting.recognised().get(source)).ifPresent(it -> first.put(source, it));
        }
        marks.put(first);
    }

    /** Forced before a record of that leader can be sealed: what is sealed is never newer than its mark. */
    void markNewLeaders(Fetched<EventRecord> portion) {
        Map<Source, SourceMark> changed = new HashMap<>();
        for (TopicPartition partition : portion.records().partitions()) {
            PartitionIntake intake = partition(partition);
            int newest =
                    portion.records().records(partition).getLast().leaderEpoch().orElse(SourceMark.NO_EPOCH);
            marks.of(intake.name())
                    .filter(mark -> mark.epoch() < newest && !intake.isStale(portion.turn()))
                    .ifPresent(mark ->
                            changed.put(intake.name(), new SourceMark(mark.incarnation(), newest, mark.last())));
        }
        if (!changed.isEmpty()) marks.put(changed);
    }

    /** Remembers a newer record of each partition, by which it will be known again. */
    void refreshMarks() {
        Map<Source, SourceMark> now = new HashMap<>();
        for (PartitionIntake intake : partitions.values()) {
            intake.mark(marks.of(intake.name())).ifPresent(mark -> now.put(intake.name(), mark));
        }
        marks.refresh(now);
    }

    /** What is known at once; the brokers are asked within a second and may say more. */
    void gone(PartitionIntake intake, boolean isCut) {
        long offset = intake.nextOffset();
        boolean isDeleted =
                !isCut && intake.found().map(it -> it.earliest() > offset).orElse(false);
        String reason = "the broker does not have what was read before offset " + offset
                + (isCut ? ": other records are in its place" : ", or does not have that offset");
        Stop.Kind kind = isDeleted ? Stop.Kind.OFFSET_GONE : Stop.Kind.TRUNCATED;
        stop(intake, Stop.at(kind, offset, reason, clock.instant()));
    }

    /** What comes next is not what was written. */
    void unreadable(PartitionIntake intake, String reason) {
        stop(intake, Stop.at(Stop.Kind.UNREADABLE, intake.nextOffset(), reason, clock.instant()));
    }

    private void stopFor(PartitionIntake intake, Stop.Kind kind, String reason) {
        if (intake.stop().filter(stop -> stop.kind() == kind).isEmpty()) {
            stop(intake, Stop.at(kind, intake.nextOffset(), reason, clock.instant()));
        }
    }

    /** Has a partition not be read any further. */
    void stop(PartitionIntake intake, Stop stop) {
        if (intake.stopped(stop)) IntakeLog.stopped(intake.partition(), stop);
        Set<TopicPartition> partition = Set.of(intake.partition());
        if (intake.isPlaced()) {
            intake.moved(consumers().turn(intake.partition(), stop.offset(), consumer -> {
                consumer.pause(partition);
                consumer.seek(intake.partition(), stop.offset());
            }));
        }
    }

    /** Has a partition read on, after its cause is gone. */
    void resume(PartitionIntake intake) {
        intake.resumed();
        IntakeLog.resumed(intake.partition(), intake.nextOffset());
        place(intake);
    }

    /**
     * Has a partition read from where this intake is; one that has stopped waits there. Kafka's client compares the leader epoch of what was
     * read with the history of the leader (KIP-320), now and whenever the leader changes.
     */
    private void place(PartitionIntake intake) {
        Set<TopicPartition> partition = Set.of(intake.partition());
        boolean isStopped = intake.isHeld();
        Optional<Integer> epoch = marks.of(intake.name())
                .map(SourceMark::epoch)
                .filter(known -> known != SourceMark.NO_EPOCH && intake.nextOffset() > 0 && !isStopped);
        OffsetAndMetadata offset = new OffsetAndMetadata(intake.nextOffset(), epoch, "");
        intake.moved(consumers().turn(intake.partition(), intake.nextOffset(), consumer -> {
            Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
            if (assigned.addAll(partition)) consumer.assign(assigned);
            if (isStopped) consumer.pause(partition);
            else consumer.resume(partition);
            consumer.seek(intake.partition(), offset);
        }));
        intake.placed();
    }

    private Fetching<EventRecord> consumers() {
        return fetching.orElseThrow(() -> new IllegalStateException("nothing is connected"));
    }
}
