package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.symbia.client.deliveries.DeliveryImport;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.http.Answer;
import io.symbia.client.http.Call;
import io.symbia.client.http.PlatformClient;
import io.symbia.client.story.Story;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.trade.BatchId;
import io.symbia.local.house.House;
import io.symbia.local.house.HouseOptions;
import io.symbia.system.documents.DocumentedCommands;
import io.symbia.system.monitoring.HouseMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One house and what happens to it, in order: a story, a file, a file again, and its end. Ten processes
 * are slow to start, so they start once; each test leaves the house up for the next.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeHouseIT {
    private static final String NOBODY_SAID = "AGREES WITH ITSELF: nobody said whom to believe\n";
    private static final Path DIST = Path.of(System.getProperty("symbia.root"), "target", "dist");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CONCURRENCY = 8;
    private static final ParticipantId AUDITOR = new ParticipantId("auditor");

    @TempDir
    private static Path folder;

    private static HouseOptions options;
    private static House house;
    private static PlatformClient platform;
    private static Evidence evidence;
    private static Restoration restoration;
    private static int toldEvents; // By the last telling.

    @BeforeAll
    static void startTheHouse() {
        options = HouseOptions.onFreePorts(DIST, folder.resolve("house"));
        house = House.start(options);
        platform = new PlatformClient(house.url("gateway"), PATIENCE);
        evidence = new Evidence(house, folder.resolve("evidence"));
    }

    @AfterAll
    static void stopTheHouse() {
        if (platform != null) platform.close();
        if (house != null) house.stop();
    }

    @Test
    @Order(1)
    void tellsTheStory() throws Exception {
        assertThat(tell())
                .contains("RELEASED", "LEAF26 CONSUMED", "\n        PROVEN\n", "NOT PROVEN: inclusion")
                .contains("money before: paid in EUR 13120.00, released to zj-tea-coop EUR 0.00")
                .contains("money after: paid in EUR 13120.00, released to zj-tea-coop EUR 13120.00");
        Path documented = Files.createDirectory(folder.resolve("documented"));
        DocumentedCommands.run(house.url("gateway"), documented);
        assertThat(DocumentedCommands.check(house.url("gateway"), folder.resolve("story"), documented))
                .hasSizeGreaterThan(3);
    }

    @Test
    @Order(2)
    void toldAgainChangesNothing() throws Exception {
        int events = toldEvents;
        tell();
        assertThat(toldEvents).as("events of the second telling").isZero();
        assertThat(events).isPositive();
    }

    @Test
    @Order(3)
    void importsAFileOnce() throws Exception {
        Path file = SampleDeliveries.write(folder.resolve("first.csv"), "A", 12);
        DeliveryImport.Outcome first = importing(file).call();
        assertThat(first.importedRows()).isEqualTo(24);
        assertThat(first.refused())
                .extracting(RefusedRow::lineNumber, RefusedRow::code)
                .containsExactly(tuple(26L, "ordered_after_delivered"), tuple(27L, "quantity_unreadable"));
        assertThat(importing(file).call().events()).isZero();
        Escrows.awaitReleased(platform, AUDITOR, 12, "A", PATIENCE);
        assertThat(platform.get("/payment/trial-balance", AUDITOR)
                        .body()
                        .path("balanced")
                        .asBoolean())
                .isTrue();
    }

    /** As an outsider does: the address stands in the answer, and what is behind it comes through the gateway. */
    @Test
    @Order(4)
    void linksToAProofThatAnybodyCanFollow() {
        JsonNode event = platform.get("/payment/streams/escrow/client-zambia:A-1/events", AUDITOR)
                .body()
                .at("/items/0");
        URI proof = URI.create(event.path("proof").asString());
        assertThat(proof)
                .isEqualTo(house.url("gateway")
                        .resolve("/log/proofs/" + event.path("digest").asString()));
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                var answer = http.send(HttpRequest.newBuilder(proof).build(), BodyHandlers.ofString());
                assertThat(answer.body()).startsWith("c2sp.org/tlog-proof@v1");
            }
        });
    }

    @Test
    @Order(5)
    void putsAStreamIntoOneFile() {
        assertThat(evidenceOf("payment/escrow/client-zambia:A-1"))
                .containsPattern("- payment/escrow/client-zambia:A-1, tag [0-9a-f]{32}: these ")
                .endsWith("\nPROVEN\n");
    }

    /** Both lines of the order, to the cent: what a bank is shown that finances it. */
    @Test
    @Order(5)
    void showsTheAmountsOfAnOrderToItsPartiesOnly() {
        assertThat(evidenceOf("payment/escrow/client-zambia:A-3", "--as", "client-zambia"))
                .containsPattern("amount.*621\\.07");
        String disclosures = "/payment/streams/escrow/client-zambia:A-3/disclosures";
        assertThat(platform.get(disclosures, new ParticipantId("vendor-vendor-0"))
                        .isSuccess())
                .isTrue();
        assertThat(platform.get(disclosures, AUDITOR).status()).isEqualTo(404);
    }

    /** GS1 allows a slash in the number of a lot; its batch has one address, from the command to the evidence. */
    @Test
    @Order(6)
    void knowsTheBatchOfALotWithASlash() {
        BatchId batch = BatchId.of(new Gtin("19506000134366"), new Lot("A/B"));
        String path = "/supply-chain/batches/" + URLEncoder.encode(batch.value(), StandardCharsets.UTF_8);
        ObjectNode body = JsonMapper.shared().createObjectNode().put("site", "9506000134307");
        body.putArray("mandatoryInspections");
        Answer made = platform.put(Call.reported(path, new ParticipantId("zj-tea-coop"), body));
        assertThat(made.isSuccess()).as(made.body().toString()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                platform.get(path, AUDITOR).body().path("lot").asString("absent"))
                        .isEqualTo("A/B"));
        assertThat(evidenceOf("supply-chain/batch/" + batch.value()))
                .containsPattern("- supply-chain/batch/" + Pattern.quote(batch.value()) + ", tag [0-9a-f]{32}: these ")
                .endsWith("\nPROVEN\n");
    }

    @Test
    @Order(7)
    void leavesEvidenceThatStandsAlone() throws Exception {
        new Stillness(house, evidence).await(PATIENCE);
        assertThat(Tool.agreed("audit", house.url("log").toString())).endsWith(NOBODY_SAID);
        evidence.take();
        assertThat(audited()).contains("PROVEN");
        house.stop();
        assertThat(evidence.verify()).contains("PROVEN").contains("quorum customs-and-a-partner is met by");
    }

    @Test
    @Order(8)
    void leavesEvidenceThatJava17Proves() throws Exception {
        OlderJava older = OlderJava.assumed();
        Path jar = DIST.resolve("symbia-verifier.jar");
        String bundle = folder.resolve("payment-escrow-client-zambia:A-1.zip").toString();
        String policy = folder.resolve("evidence/policy.txt").toString();
        String[] asked = {"verify", bundle, "--policy", policy, "--now", "2030-01-01T00:00:00Z"};
        OlderJava.Run run = older.run(jar, asked);
        assertThat(run.text()).endsWith("\nPROVEN\n");
        assertThat(run.status()).isZero();
        assertThat(older.runIn("ar", "EG", jar, asked)).isEqualTo(run); // Whose digits are others.
        assertThat(older.run(jar, "verify", bundle).status()).isNotZero(); // Nobody said whom to believe.
    }

    /** docs/backup.md: stopped, copied, lost, brought back; audit and reconciliation say that nothing is missing or else. */
    @Test
    @Order(9)
    void comesBackFromACopy() throws Exception {
        restoration = new Restoration(options.data(), folder.resolve("copy"));
        restoration.copy();
        restoration.loseEverything();
        restoration.bringBack();
        house = House.start(options);
        evidence = new Evidence(house, folder.resolve("evidence-again"));
        new Stillness(house, evidence).await(PATIENCE);
        assertThat(audited()).contains("PROVEN");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                HouseMetrics.scrape(house).values("symbia_reconciliation_full_pass_age_seconds"))
                        .hasSize(4)
                        .allMatch(age -> age >= 0));
        HouseMetrics metrics = HouseMetrics.scrape(house);
        assertThat(metrics.values("symbia_reconciliation_findings"))
                .isNotEmpty()
                .allMatch(count -> count == 0);
        assertThat(metrics.holding()).as("alerts of a house that is well").isEmpty();
    }

    @Test
    @Order(10)
    void refusesAnOldCopyOfTheLogAlone() throws Exception {
        assertThat(importing(SampleDeliveries.write(folder.resolve("more.csv"), "B", 2))
                        .call()
                        .importedRows())
                .isEqualTo(4);
        new Stillness(house, evidence).await(PATIENCE);
        HouseMetrics metrics = HouseMetrics.scrape(house); // Witnesses have answered: their clocks are known.
        assertThat(metrics.unknown()).as("metrics that nobody exports").isEmpty();
        assertThat(metrics.emptyPanels()).isEmpty();
        house.kill9("log");
        restoration.bringBackTheOldLogAlone();
        assertThatThrownBy(() -> house.restart("log")).hasMessageContaining("log");
        assertThat(house.logFile("log")).content().contains("the log state is ahead");
        restoration.bringBackTheNewestLog();
        house.restart("log");
        assertThat(audited()).contains("PROVEN");
    }

    /** The states that can be had in seconds; AlertCasesTest has the others, and how long each has to last. */
    @Test
    @Order(11)
    void ringsForWhatIsCaused() throws Exception {
        house.kill9("witness-customs"); // The quorum needs it, and the log asks it when there is something new.
        importing(SampleDeliveries.write(folder.resolve("new.csv"), "C", 1)).call();
        house.kill9("credit");
        Garbage.publish(house.kafkaBootstrap(), "symbia.payment.events");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(HouseMetrics.scrape(house).holding())
                        .contains("SymbiaWitnessNotGood", "SymbiaProcessAway", "SymbiaPartitionsStopped"));
        house.kill9("log");
        assertThat(HouseMetrics.scrape(house).holding()).contains("SymbiaLogNotOpen");
    }

    /** With a memory of what the log showed before. */
    private static String audited() {
        return Tool.verified(
                "audit",
                house.url("log").toString(),
                "--policy",
                folder.resolve("evidence/policy.txt").toString(),
                "--state",
                folder.resolve("log.state").toString());
    }

    private static String evidenceOf(String stream, String... more) {
        Path file = folder.resolve(stream.replace('/', '-') + ".zip");
        return Tool.evidence(house.url("gateway"), stream, file, folder.resolve("story/policy.txt"), more);
    }

    private static String tell() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream heard = new PrintStream(told, true, StandardCharsets.UTF_8);
        System.setOut(heard); // The verifier speaks for itself.
        try {
            toldEvents =
                    new Story(platform, heard).tell(folder.resolve("story")).events();
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private static Callable<DeliveryImport.Outcome> importing(Path file) {
        return () -> new DeliveryImport(platform, CONCURRENCY).run(file, _ -> {});
    }
}
