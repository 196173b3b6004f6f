package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.Brokers;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.log.LogApplication;
import io.symbia.log.LogNode;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.Receipt;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Settings;
import io.symbia.support.reconciliation.Finding.Kind;
import io.symbia.support.relay.Relay;
import io.symbia.support.store.KeptEvent;
import io.symbia.support.testkit.TestDatabase;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A real store, a real broker and the real log: whatever one of them is made to say alone is found, and named exactly. */
class ReconciliationIT {
    private static final int CRATES = 4;
    private static final int SLIPS = 7; // And an opening, so eight events a stream, a commit each.
    private static final int ROUNDS = 4;
    private static final long SEED = 20_261_123;

    @TempDir
    private Path data;

    private final String service = "recon-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicReference<Relay> live = new AtomicReference<>(); // Null: nothing is published.
    private final Random random = new Random(SEED);
    private EmbeddedBroker kafka;
    private ConfigurableApplicationContext log;
    private URI logUrl;
    private CrateHouse house;
    private Relay relay;
    private KeptReceipts receipts;
    private MongoCollection<Document> commits;
    private Reconciliation reconciliation;
    private VerifierKey key;
    private int tampers;
    private int honest;

    @BeforeEach
    void open() throws Exception {
        kafka = EmbeddedBroker.start(data.resolve("kafka"), 0);
        house = new CrateHouse(TestDatabase.uri(), service, (commit, predecessorPending) -> {
            if (live.get() != null) live.get().committed(commit, predecessorPending);
        });
        Settings settings = new Settings(
                "crates", "test", TestDatabase.uri(), Brokers.at(kafka.bootstrap()), URI.create("http://log"), 1_000);
        relay = Relay.of(
                house.database(),
                house.codec(),
                new EventIndex(house.database().mongo(), house.commits()),
                new Broker(settings),
                settings,
                Clock.systemUTC());
        relay.start();
        live.set(relay);
        startLog();
        commits = house.database().mongo().getCollection("commits");
        receipts = new KeptReceipts(house.database().mongo());
        reconciliation = new Reconciliation(
                house.commits(),
                receipts,
                house.database(),
                house.codec(),
                "test",
                Clock.systemUTC(),
                logUrl,
                Duration.ZERO,
                0);
        for (int crate = 0; crate < CRATES; crate++) house.open("C-" + crate, 1_000_000);
        for (int slip = 0; slip < SLIPS; slip++) {
            for (int crate = 0; crate < CRATES; crate++) house.add("C-" + crate, "S-" + slip, 1);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> log.getBean(LogNode.class).log().isPresent());
        SealedLog sealed = new SealedLog(logUrl);
        key = sealed.key();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pass()).isEmpty());
        for (long leaf = 0;
                receipts.count() < CRATES * (SLIPS + 1);
                leaf++) { // What the log tells the service by its topic.
            if (sealed.entry(leaf) instanceof Entry.Event event) {
                receipts.put(List.of(new Receipt(Digest.parseHex(event.digest().hex()), leaf, leaf + 1)));
            }
        }
    }

    private void startLog() {
        log = SpringApplication.run(
                LogApplication.class,
                "--server.port=0",
                "--symbia.log.data=" + data.resolve("log"),
                "--symbia.log.origin=log.test/" + service,
                "--symbia.log.topics=" + Topics.events("crates"),
                "--symbia.log.receipts-topic=" + Topics.RECEIPTS,
                "--symbia.log.mongo-uri=" + TestDatabase.uri(),
                "--symbia.log.kafka-bootstrap=" + kafka.bootstrap(),
                "--symbia.log.seal-interval=20ms");
        logUrl = URI.create("http://127.0.0.1:" + log.getEnvironment().getProperty("local.server.port"));
    }

    @AfterEach
    void close() {
        relay.close();
        log.close();
        house.close();
        kafka.close();
    }

    private List<Finding> pass() throws IOException, InterruptedException {
        return reconciliation.pass(key);
    }

    private static StreamId stream(int crate) {
        return StreamId.parse("crates/crate/C-" + crate);
    }

    private static String id(int crate, int number) {
        return stream(crate) + "#" + number;
    }

    /** Changes one commit, finds exactly what is expected, and mends it. */
    private void tamper(String id, Document changed, Finding... expected) throws Exception {
        Document before = commits.find(Filters.eq("_id", id)).first();
        if (changed == null) commits.deleteOne(Filters.eq("_id", id));
        else commits.replaceOne(Filters.eq("_id", id), changed);
        assertThat(pass()).containsExactlyInAnyOrder(expected);
        tampers++;
        if (changed == null) commits.insertOne(before);
        else commits.replaceOne(Filters.eq("_id", id), before);
        assertThat(pass()).isEmpty();
        honest++;
    }

    private Finding finding(Kind kind, int crate, int sequence) throws IOException {
        KeptEvent event = house.commits().kept(stream(crate)).get(sequence);
        var tag = house.codec().read(event.bytes()).tag();
        long leaf = new SealedLog(logUrl).leaf(StreamTag.parseHex(tag.toString()), sequence);
        return new Finding(kind, stream(crate).toString(), sequence, OptionalLong.of(leaf));
    }

    @Test
    void findsWhatWasChangedOrDeletedInTheStore() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int crate = random.nextInt(CRATES);
            int middle = random.nextInt(1, SLIPS);
            for (int number : new int[] {0, middle, SLIPS}) {
                tamper(id(crate, number), null, finding(Kind.NOT_KEPT, crate, number));
                tamper(
                        id(crate, number),
                        withAByteChanged(id(crate, number), false),
                        finding(Kind.DIFFERENT, crate, number));
                tamper(
                        id(crate, number),
                        withAByteChanged(id(crate, number), true),
                        finding(Kind.DIFFERENT, crate, number));
            }
        }
        System.out.println("recon tampers " + tampers + ", detected " + tampers + ", located " + tampers
                + ", false alarms 0 in " + honest + " honest passes, seed " + SEED);
    }

    /** A digit of its time: what is left is an event, and the digest beside it may be made to fit. */
    private Document withAByteChanged(String id, boolean withItsDigest) {
        Document changed = commits.find(Filters.eq("_id", id)).first();
        Document event = changed.getList("events", Document.class).getFirst();
        byte[] bytes = event.get("bytes", Binary.class).getData();
        int time = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"time\":\"") + 8;
        bytes[time + 18] ^= 1; // A second.
        event.put("bytes", new Binary(bytes));
        if (withItsDigest) event.put("digest", CanonicalBytes.of(bytes).digest().hex());
        return changed;
    }

    @Test
    void findsAWholeStreamThatIsGone() throws Exception {
        List<Document> gone =
                commits.find(Filters.regex("_id", "^crates/crate/C-2#")).into(new ArrayList<>());
        List<Finding> expected = new ArrayList<>();
        var tag = house.codec()
                .read(house.commits().kept(stream(2)).getFirst().bytes())
                .tag();
        for (int sequence = 0; sequence <= SLIPS; sequence++) {
            Finding there = finding(Kind.NOT_KEPT, 2, sequence);
            expected.add(new Finding(Kind.NOT_KEPT, "tag " + tag, sequence, there.leafIndex()));
        }
        commits.deleteMany(Filters.regex("_id", "^crates/crate/C-2#"));
        assertThat(pass()).containsExactlyInAnyOrderElementsOf(expected);
        commits.insertMany(gone);
        assertThat(pass()).isEmpty();
    }

    /** The relay stands still, as after a crash between the commit and its publication; then it goes on. */
    @Test
    void findsWhatWasAcceptedAndNotSealedUntilItIs() throws Exception {
        live.set(null);
        house.add("C-1", "S-late", 1);
        house.open("C-new", 10);
        List<Finding> gaps = pass();
        assertThat(gaps)
                .containsExactlyInAnyOrder(
                        new Finding(Kind.NOT_SEALED, "crates/crate/C-1", SLIPS + 1, OptionalLong.empty()),
                        new Finding(Kind.NOT_SEALED, "crates/crate/C-new", 0, OptionalLong.empty()));
        assertThat(reconciliation.open(Kind.NOT_SEALED)).isEqualTo(2);
        relay.committed(house.commits().find(house.commits().pending()).get(0), false);
        relay.committed(house.commits().find(house.commits().pending()).get(1), false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pass()).isEmpty());
        System.out.println("recon gaps found " + gaps.size() + " = gaps healed " + gaps.size()
                + ", committed and not logged after the bound 0");
    }

    /** Something that never came out of a command: put into the store behind the service's back. */
    @Test
    void findsAnEventThatWasPutIntoTheStore() throws Exception {
        Document last = commits.find(Filters.eq("_id", id(3, SLIPS))).first();
        Document forged = new Document(last);
        forged.put("_id", id(3, SLIPS + 1));
        forged.put("firstSequence", SLIPS + 1L);
        forged.remove("pending");
        commits.insertOne(forged);
        assertThat(pass())
                .containsExactly(new Finding(Kind.NOT_SEALED, "crates/crate/C-3", SLIPS + 1, OptionalLong.empty()));
        commits.deleteOne(Filters.eq("_id", id(3, SLIPS + 1)));
        assertThat(pass()).isEmpty();
    }

    /** A log that signs with another key than the one it had proves nothing. */
    @Test
    void believesTheKeyThatItKnows() throws Exception {
        VerifierKey other =
                NoteSigner.ofSeed(key.name(), Octets.of(new byte[32])).verifierKey();
        assertThat(reconciliation.pass(other))
                .hasSize(CRATES * (SLIPS + 1))
                .allMatch(finding -> finding.kind() == Kind.UNPROVEN);
    }

    @Test
    void goesOnWhereAnotherInstanceStopped() throws Exception {
        house.database()
                .mongo()
                .getCollection("reconciliation")
                .updateOne(Filters.eq("_id", "pass"), Updates.set("afterStream", "crates/crate/C-2"));
        commits.deleteOne(Filters.eq("_id", id(1, 3)));
        assertThat(pass()).isEmpty(); // C-1 lies before that.
        assertThat(pass())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.stream()).isEqualTo(stream(1).toString()));
        assertThat(new Passes(house.database().mongo(), "other").lastFullPassMillis())
                .isPresent();
    }
}
