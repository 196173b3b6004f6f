package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.kafka.Brokers;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.log.LogApplication;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.Receipt;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Settings;
import io.symbia.support.reconciliation.Finding.Kind;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.relay.Relay;
import io.symbia.support.store.StreamHead;
import io.symbia.support.testkit.TestDatabase;
import io.symbia.tlog.entry.Entry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A first event that somebody writes straight to Kafka, under a stream's name that is taken and another salt. The log seals it, since it knows
 * no names; the service whose topic it is finds that it has never kept it.
 */
class AddedStreamIT {
    private static final StreamId TAKEN = StreamId.parse("crates/crate/C-1");

    @TempDir
    private Path data;

    private final String service = "added-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicReference<Relay> live = new AtomicReference<>();

    private ConfigurableApplicationContext startLog(String bootstrap) {
        return SpringApplication.run(
                LogApplication.class,
                "--server.port=0",
                "--symbia.log.data=" + data.resolve("log"),
                "--symbia.log.origin=log.test/" + service,
                "--symbia.log.topics=" + Topics.events("crates"),
                "--symbia.log.receipts-topic=" + Topics.RECEIPTS,
                "--symbia.log.mongo-uri=" + TestDatabase.uri(),
                "--symbia.log.kafka-bootstrap=" + bootstrap,
                "--symbia.log.seal-interval=20ms");
    }

    /** The first event of the kept stream, sealed once more under a salt of somebody's own. */
    private static SealedEvent namesake(CrateHouse house) {
        List<SealedEvent> kept = new ArrayList<>();
        house.commits().follow(StreamHead.start(TAKEN), commit -> kept.addAll(commit.events()));
        SealedEvent first = kept.getFirst();
        StreamSalt salt = new StreamSalt(HexFormat.of().formatHex(new byte[16]));
        return house.codec()
                .seal(
                        house.codec().open(first.envelope(), first.disclosures()),
                        EventContext.first(
                                first.envelope().id(),
                                first.envelope().time(),
                                TAKEN,
                                salt,
                                new ParticipantId("somebody"),
                                CrateHouse.ORIGIN.digest()));
    }

    @Test
    void isFoundByTheServiceWhoseTopicItIsOn() throws Exception {
        try (EmbeddedBroker kafka = EmbeddedBroker.start(data.resolve("kafka"), 0);
                CrateHouse house = new CrateHouse(
                        TestDatabase.uri(),
                        service,
                        (commit, pending) -> live.get().committed(commit, pending))) {
            Settings settings = new Settings(
                    "crates",
                    "test",
                    TestDatabase.uri(),
                    Brokers.at(kafka.bootstrap()),
                    URI.create("http://log"),
                    1_000);
            Broker broker = new Broker(settings);
            var mongo = house.database().mongo();
            try (Relay relay = Relay.of(
                    house.database(),
                    house.codec(),
                    new EventIndex(mongo, house.commits()),
                    broker,
                    settings,
                    Clock.systemUTC())) {
                relay.start();
                live.set(relay);
                try (ConfigurableApplicationContext log = startLog(kafka.bootstrap());
                        Producer<String, byte[]> producer = broker.producer()) {
                    URI url = URI.create(
                            "http://127.0.0.1:" + log.getEnvironment().getProperty("local.server.port"));
                    house.open("C-1", 10);
                    SealedLog sealed = new SealedLog(url);
                    KeptReceipts receipts = new KeptReceipts(mongo);
                    Reconciliation reconciliation = new Reconciliation(
                            house.commits(),
                            receipts,
                            house.database(),
                            house.codec(),
                            "test",
                            Clock.systemUTC(),
                            url,
                            Duration.ZERO,
                            0);
                    receive(1, sealed, receipts);
                    assertThat(reconciliation.pass(sealed.key())).isEmpty();

                    SealedEvent added = namesake(house);
                    producer.send(EventRecords.of(added)).get();
                    long leaf = receive(2, sealed, receipts);
                    assertThat(reconciliation.pass(sealed.key()))
                            .containsExactly(new Finding(
                                    Kind.NOT_KEPT, "tag " + added.envelope().tag(), 0, OptionalLong.of(leaf)));
                    System.out.println("streams added under a taken name 1, sealed 1, found 1");
                }
            } finally {
            }
        }
    }

    /** What the log tells the service by its topic, when so many events are sealed; returns the leaf of the last. */
    private static long receive(int count, SealedLog sealed, KeptReceipts receipts) {
        long[] last = {0};
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            for (long leaf = 0; receipts.count() < count; leaf++) {
                if (sealed.entry(leaf) instanceof Entry.Event event) {
                    receipts.put(
                            List.of(new Receipt(Digest.parseHex(event.digest().hex()), leaf, leaf + 1)));
                    last[0] = leaf;
                }
            }
            return true;
        });
        return last[0];
    }
}
