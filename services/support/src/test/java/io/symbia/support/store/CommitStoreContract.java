package io.symbia.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.PiecesAddedV1;
import io.symbia.support.crate.service.CrateHouse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event store must do on every database. */
abstract class CommitStoreContract {
    private final String crate = "C-" + UUID.randomUUID();
    private final List<Commit> kept = new ArrayList<>();
    private CrateHouse house;

    abstract String mongoUri();

    @BeforeEach
    void open() {
        house = new CrateHouse(mongoUri(), "store", (commit, _) -> kept.add(commit));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<Commit> read() {
        List<Commit> commits = new ArrayList<>();
        house.commits().follow(StreamHead.start(CrateCommands.stream(crate)), commits::add);
        return commits;
    }

    private MongoCollection<Document> documents() {
        return house.database().mongo().getCollection("commits");
    }

    private void fill(int slips) {
        house.open(crate, 1_000_000);
        for (int slip = 0; slip < slips; slip++) house.add(crate, "S-" + slip, 1);
    }

    @Test
    void readsBackWhatWasKeptByteForByte() {
        fill(3);
        List<Commit> read = read();
        assertThat(read).hasSize(4);
        for (int i = 0; i < read.size(); i++) {
            SealedEvent before = kept.get(i).events().getFirst();
            SealedEvent after = read.get(i).events().getFirst();
            assertThat(after.bytes()).isEqualTo(before.bytes());
            assertThat(after.disclosures()).isEqualTo(before.disclosures());
            assertThat(after.envelope()).isEqualTo(before.envelope());
        }
    }

    @Test
    void keepsSeveralEventsOfOneCommandInOneDocument() {
        house.open(crate, 1);
        house.add(crate, "S-1", 1);
        assertThat(read()).extracting(commit -> commit.events().size()).containsExactly(1, 2);
        assertThat(documents().countDocuments(Filters.eq("_id", CrateCommands.stream(crate) + "#1")))
                .isEqualTo(1);
    }

    @Test
    void readsStreamsLongerThanEveryChunkInOrder() {
        int slips = CommitStore.FIRST_CHUNK + 64 + CommitStore.MAX_CHUNK + 1;
        fill(slips);
        assertThat(read())
                .extracting(commit -> commit.id().number())
                .hasSize(slips + 1)
                .isSorted();
    }

    @Test
    void aTakenCommitNumberIsAConflict() {
        fill(1);
        Commit first = kept.getFirst();
        Commit other = new Commit(
                first.id(), kept.getFirst().events(), first.origin(), first.requestKey(), first.acceptedAt(), true);
        StreamHead start = StreamHead.start(first.stream());
        house.commits().append(start, other); // The very same events: an attempt whose answer was lost, tried again.
        Commit rival = new CrateRival(house, crate).commit();
        assertThatThrownBy(() -> house.commits().append(start, rival)).isInstanceOf(ConcurrencyException.class);
        assertThat(read()).hasSize(2);
    }

    @Test
    void ofManyWritersAtOneHeadExactlyOneWins() throws Exception {
        CrateRival rivals = new CrateRival(house, crate);
        StreamHead start = StreamHead.start(CrateCommands.stream(crate));
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Commit commit = rivals.commit();
                writers.add(() -> {
                    try {
                        house.commits().append(start, commit);
                        won.incrementAndGet();
                    } catch (ConcurrencyException expected) {
                        lost.incrementAndGet();
                    }
                    return null;
                });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) writer.get();
        }
        assertThat(won).hasValue(1);
        assertThat(lost).hasValue(63);
        assertThat(read()).hasSize(1);
    }

    @Test
    void refusesToWriteWhatDoesNotFollow() {
        fill(2);
        Commit last = kept.getLast();
        StreamHead start = StreamHead.start(last.stream());
        assertThatThrownBy(() -> house.commits().append(start, last)).isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void noticesACommitMissingInTheMiddle() {
        fill(3);
        documents().deleteOne(Filters.eq("_id", CrateCommands.stream(crate) + "#1"));
        assertThatThrownBy(this::read).isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void noticesAChangedByte() {
        fill(1);
        String text = kept.getLast().events().getFirst().bytes().utf8();
        String changed = text.replace("\"pieces\":1", "\"pieces\":7"); // Canonical still, and of its place.
        assertThat(changed).isNotEqualTo(text);
        documents()
                .updateOne(
                        Filters.eq("_id", CrateCommands.stream(crate) + "#1"),
                        Updates.set("events.0.bytes", new Binary(changed.getBytes(StandardCharsets.UTF_8))));
        assertThatThrownBy(this::read).isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void noticesAnotherOrigin() {
        fill(1);
        SealedOrigin other = SealedOrigin.of(
                new Origin.Request("PUT", "/crates/crates/of-another", Optional.empty(), Optional.empty()));
        documents()
                .updateOne(
                        Filters.eq("_id", CrateCommands.stream(crate) + "#1"),
                        Updates.set("origin", new Binary(other.bytes().toArray())));
        assertThatThrownBy(this::read)
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining("names another origin");
        documents().updateOne(Filters.eq("_id", CrateCommands.stream(crate) + "#1"), Updates.unset("origin"));
        assertThatThrownBy(this::read)
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining("has no origin");
    }

    /** A later writer of the same house has an origin that is not known here: it is kept as it is, and its commit is read. */
    @Test
    void readsAnOriginOfAKindOfNextYear() {
        CanonicalBytes oracle =
                CanonicalBytes.of("{\"kind\":\"oracle\",\"said\":\"so\"}".getBytes(StandardCharsets.UTF_8));
        Commit commit = new CrateRival(house, crate).commit(SealedOrigin.read(oracle));
        house.commits().append(StreamHead.start(CrateCommands.stream(crate)), commit);
        Commit read = read().getFirst();
        assertThat(read.origin().origin()).isEqualTo(new Origin.Unrecognised("oracle"));
        assertThat(read.origin().bytes()).isEqualTo(oracle);
        assertThat(read.events().getFirst().envelope().origin()).isEqualTo(oracle.digest());
    }

    /** Records of two commits in each other's place, each whole in itself. */
    @Test
    void noticesOriginsThatWereSwapped() {
        CanonicalBytes oracle = CanonicalBytes.of("{\"kind\":\"oracle\"}".getBytes(StandardCharsets.UTF_8));
        house.commits()
                .append(
                        StreamHead.start(CrateCommands.stream(crate)),
                        new CrateRival(house, crate).commit(SealedOrigin.read(oracle)));
        house.add(crate, "S-0", 1);
        Document first = documents()
                .find(Filters.eq("_id", CrateCommands.stream(crate) + "#0"))
                .first();
        Document second = documents()
                .find(Filters.eq("_id", CrateCommands.stream(crate) + "#1"))
                .first();
        for (var swap : List.of(List.of(first, second), List.of(second, first))) {
            documents()
                    .updateOne(
                            Filters.eq("_id", swap.getFirst().getString("_id")),
                            Updates.set("origin", swap.getLast().get("origin")));
        }
        assertThatThrownBy(this::read)
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining("names another origin");
    }

    @Test
    void noticesHistoryThatWasWrittenAnew() {
        fill(2);
        Commit first = kept.get(1);
        EventEnvelope place = first.events().getFirst().envelope();
        EventContext context = EventContext.first(
                        place.id(), place.time(), place.stream(), place.streamSalt(), place.issuer(), place.origin())
                .after(kept.getFirst().events().getFirst(), place.id(), place.time());
        SealedEvent forged = house.codec()
                .seal(new PiecesAddedV1(Happened.at(CrateHouse.WHEN, ZoneOffset.UTC), crate, "S-0", 7), context);
        Commit rewritten =
                new Commit(first.id(), List.of(forged), first.origin(), Optional.empty(), first.acceptedAt(), true);
        Document document = new CommitDocuments(house.codec()).format(rewritten);
        documents().replaceOne(Filters.eq("_id", first.id().toString()), document);
        assertThatThrownBy(this::read)
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining("event 2 does not follow");
    }

    @Test
    void noticesAnEventOfAnotherStreamPutInItsPlace() {
        fill(2);
        String another = "C-" + UUID.randomUUID();
        house.open(another, 5);
        house.add(another, "S-0", 1);
        Document foreign = documents()
                .find(Filters.eq("_id", CrateCommands.stream(another) + "#1"))
                .first();
        foreign.put("_id", CrateCommands.stream(crate) + "#1");
        documents().replaceOne(Filters.eq("_id", foreign.getString("_id")), foreign);
        assertThatThrownBy(this::read).isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void pendingUntilItIsCleared() {
        fill(2);
        List<CommitId> ids = kept.stream().map(Commit::id).toList();
        assertThat(house.commits().pending()).containsAll(ids);
        house.commits().clearPending(ids.subList(0, 2));
        house.commits().clearPending(ids.subList(0, 2));
        assertThat(house.commits().stillPending(ids)).containsExactly(ids.get(2));
        assertThat(house.commits().pending()).contains(ids.get(2)).doesNotContain(ids.get(0), ids.get(1));
        assertThat(read()).hasSize(3);
    }
}
