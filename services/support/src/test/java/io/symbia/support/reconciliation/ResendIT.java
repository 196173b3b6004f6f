package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.Brokers;
import io.symbia.local.Launcher;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.log.LogApplication;
import io.symbia.log.decisions.Decision;
import io.symbia.log.decisions.Decisions;
import io.symbia.support.crate.service.CrateApplication;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Settings;
import io.symbia.support.relay.Relay;
import io.symbia.support.resend.Resend;
import io.symbia.support.resend.ResendOrder;
import io.symbia.support.resend.ResendOrders;
import io.symbia.support.testkit.ServiceUnderTest;
import io.symbia.support.testkit.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Kafka has lost is sent once more from the store, by a real service's parts, to the real log. */
class ResendIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CRATES = 20;
    private static final int SLIPS = 9; // And an opening: ten events a stream.
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path data;

    private final String service = "resend-" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedBroker kafka;
    private CrateHouse house;
    private Relay relay;
    private Lease lease;
    private ResendOrders orders;
    private Resend resend;

    @BeforeEach
    void open() {
        kafka = EmbeddedBroker.start(data.resolve("kafka"), 0);
        Settings settings = new Settings(
                "crates", "test", TestDatabase.uri(), Brokers.at(kafka.bootstrap()), URI.create("http://log"), 1_000);
        Broker broker = new Broker(settings);
        house = new CrateHouse(
                TestDatabase.uri(),
                service,
                (commit, predecessorPending) -> relay.committed(commit, predecessorPending));
        EventIndex index = new EventIndex(house.database().mongo(), house.commits());
        relay = Relay.of(house.database(), house.codec(), index, broker, settings, Clock.systemUTC());
        relay.start();
        lease = new Lease(house.database().mongo(), "test");
        lease.start();
        orders = new ResendOrders(house.database().mongo());
        resend = new Resend(house.commits(), orders, broker, lease, "crates");
        resend.start();
        for (int crate = 0; crate < CRATES; crate++) house.open("C-" + crate, 1_000_000);
        for (int slip = 0; slip < SLIPS; slip++) addToAll("S-" + slip);
        Awaitility.await().atMost(PATIENCE).until(() -> relay.pendingCommits() == 0);
    }

    private void addToAll(String slip) {
        for (int crate = 0; crate < CRATES; crate++) house.add("C-" + crate, slip, 1);
    }

    @AfterEach
    void close() {
        resend.close();
        lease.close();
        relay.close();
        house.close();
        kafka.close();
        http.close();
    }

    private ConfigurableApplicationContext startLog(String name) {
        return SpringApplication.run(
                LogApplication.class,
                "--server.port=0",
                "--symbia.log.data=" + data.resolve(name),
                "--symbia.log.origin=log.test/" + service + "/" + name,
                "--symbia.log.topics=" + Topics.events("crates"),
                "--symbia.log.receipts-topic=" + Topics.RECEIPTS,
                "--symbia.log.mongo-uri=" + TestDatabase.uri(),
                "--symbia.log.kafka-bootstrap=" + kafka.bootstrap(),
                "--symbia.log.seal-interval=20ms");
    }

    private static URI url(ConfigurableApplicationContext log) {
        return URI.create("http://127.0.0.1:" + log.getEnvironment().getProperty("local.server.port"));
    }

    private JsonNode status(ConfigurableApplicationContext log) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url(log).resolve("/status")).build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private long sealed(ConfigurableApplicationContext log) throws IOException, InterruptedException {
        JsonNode status = status(log);
        return status.path("size").asLong() - status.path("batches").asLong();
    }

    private void awaitSealed(ConfigurableApplicationContext log, long events) {
        Awaitility.await().atMost(PATIENCE).until(() -> sealed(log) == events);
    }

    /** All records that are there now expire. */
    private void expireAll() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                all.put(new TopicPartition(Topics.events("crates"), partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    /** An operator passes whatever is gone, as soon as the log says so. */
    private int passWhatIsGone(ConfigurableApplicationContext log, String name) throws Exception {
        Decisions decisions = new Decisions(data.resolve(name).resolve("decisions"));
        Map<String, Decision> given = new HashMap<>();
        for (JsonNode partition : status(log).path("partitions")) {
            JsonNode stopped = partition.path("stopped");
            if (!stopped.path("kind").asString("").equals("OFFSET_GONE")) continue;
            Decision decision = Decision.of(stopped.path("stop").asString(), "expired before this log began");
            decisions.add(decision);
            given.put(decision.stop(), decision);
        }
        for (Decision decision : given.values()) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> decisions.outcome(decision).equals(Optional.of("")));
        }
        return given.size();
    }

    private long disagreements(ConfigurableApplicationContext log) throws IOException, InterruptedException {
        Reconciliation reconciliation = new Reconciliation(
                house.commits(),
                new KeptReceipts(house.database().mongo()),
                house.database(),
                house.codec(),
                "test",
                Clock.systemUTC(),
                url(log),
                Duration.ZERO,
                0);
        return reconciliation.pass(new SealedLog(url(log)).key()).size();
    }

    @Test
    void feedsANewLogThoughTheTopicHasExpiredAndTheServiceGoesOn() throws Exception {
        long events = CRATES * (SLIPS + 1L);
        try (ConfigurableApplicationContext log = startLog("first")) {
            awaitSealed(log, events);
            assertThat(disagreements(log)).isZero();
        }
        expireAll();
        addToAll("S-after"); // Behind what expired, and too early for a log that knows nothing.
        long all = events + CRATES;
        try (ConfigurableApplicationContext log = startLog("second")) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> status(log).path("partitionsStopped").asLong() > 0);
            int passed = passWhatIsGone(log, "second");
            assertThat(passed).isPositive();
            assertThat(disagreements(log)).isPositive();
            orders.order(Optional.empty(), Instant.now());
            orders.order(Optional.empty(), Instant.now()); // Once more: it is under way.
            addToAll("S-meanwhile");
            awaitSealed(log, all + CRATES);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> status(log).path("partitionsStopped").asLong() == 0);
            ResendOrder done = awaitDone();
            assertThat(done.streams()).isEqualTo(CRATES);
            assertThat(done.events()).isBetween(all, all + CRATES);
            assertThat(done.damaged()).isEmpty();
            assertThat(disagreements(log)).isZero();
            System.out.printf(
                    "new log: events %d, expired %d, passed partitions %d, resent %d, sealed %d, lost 0%n",
                    all + CRATES, events, passed, done.events(), sealed(log));
        }
    }

    private ResendOrder awaitDone() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> orders.newest().orElseThrow().state() == ResendOrder.State.DONE);
        return orders.newest().orElseThrow();
    }

    @Test
    void oneDamagedStreamKeepsNoOtherFromBeingSent() throws Exception {
        var commits = house.database().mongo().getCollection("commits");
        commits.updateOne(Filters.eq("_id", "crates/crate/C-3#5"), Updates.set("events.0.digest", "00".repeat(32)));
        commits.insertOne(new Document("_id", "no commit").append("pending", false));
        orders.order(Optional.empty(), Instant.now());
        ResendOrder done = awaitDone();
        assertThat(done.streams()).isEqualTo(CRATES);
        assertThat(done.events()).isEqualTo((CRATES - 1) * (SLIPS + 1L) + 5);
        assertThat(done.damagedCount()).isEqualTo(2);
        assertThat(done.damaged()).anyMatch(reason -> reason.startsWith("crates/crate/C-3: "));

        orders.order(Optional.of("crates/crate/C-4"), Instant.now());
        ResendOrder one = awaitDone();
        assertThat(one.streams()).isEqualTo(1);
        assertThat(one.events()).isEqualTo(SLIPS + 1L);
    }

    @Test
    void isCalledOffOrGoesOnBehindTheStreamThatWasSentLast() {
        lease.close(); // Nobody works.
        orders.order(Optional.empty(), Instant.now());
        assertThat(orders.cancel()).map(ResendOrder::state).contains(ResendOrder.State.CANCELLED);
        ResendOrder order = orders.order(Optional.empty(), Instant.now());
        assertThat(orders.keep(order.sent("crates/crate/C-4", 10))).isTrue();
        lease.start();
        ResendOrder done = awaitDone();
        assertThat(done.streams()).isEqualTo(6); // C-5 to C-9, and the one that was there.
    }

    @Test
    void anOperatorOrdersItBesideHealthAndMetricsOrByTheCommand() throws Exception {
        try (ServiceUnderTest running = ServiceUnderTest.start(CrateApplication.class, service)) {
            URI door = running.base().resolve("/actuator/resend");
            assertThat(ask("GET", door).statusCode()).isEqualTo(404);
            assertThat(ask("POST", URI.create(door + "/no/stream")).statusCode())
                    .isEqualTo(400);
            HttpResponse<String> ordered = ask("POST", URI.create(door + "/" + service + "/crate/C-1"));
            assertThat(ordered.statusCode()).isEqualTo(200);
            assertThat(ordered.body()).contains("\"stream\":\"" + service + "/crate/C-1\"", "\"state\":\"OPEN\"");
            assertThat(running.http().get("/" + service + "/actuator/resend").status())
                    .isEqualTo(404);
            awaitDone(); // Else the next command would meet an order that is open.
            StringWriter printed = new StringWriter();
            String url = running.base().toString();
            assertThat(resend(printed, service + " --stream " + service + "/crate/NOPE --url " + url))
                    .isEqualTo(1);
            assertThat(resend(printed, service + " --url " + url)).isZero();
            assertThat(printed.toString()).contains("/crate/NOPE: there is no such stream", "\"state\":\"DONE\"");
            assertThat(ask("DELETE", door).body()).contains("\"state\":\"DONE\""); // Nothing is left to call off.
        }
        assertThat(resend(new StringWriter(), "nobody --data " + data)).isEqualTo(2);
    }

    private static int resend(StringWriter printed, String arguments) {
        CommandLine launcher = new CommandLine(Launcher.class).setOut(new PrintWriter(printed));
        return launcher.execute(("resend " + arguments).split(" "));
    }

    private HttpResponse<String> ask(String method, URI door) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
