package io.symbia.log.witnessing;

import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent in the place of a cosignature is not one, and nobody waits for it. */
class LyingWitnessTest {
    private static final int BATCHES = 4;
    private static final int CASES_AT_A_TIME = 6;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void build() {
        town = new Town(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Map<String, LyingWitness.Lie> lies() {
        Map<String, LyingWitness.Lie> lies = new LinkedHashMap<>();
        lies.put("nothing", LyingWitness.says(200, TEXT, ""));
        lies.put("garbage", LyingWitness.says(200, TEXT, "\u0000\u0001 no signature"));
        lies.put("a page", LyingWitness.says(200, "text/html", "<html>welcome</html>\n"));
        lies.put("no last newline", signing(this::claimed, line -> line.strip()));
        lies.put("signatures of a key of its own", signing(LyingWitnessTest::foreign, line -> line));
        lies.put("its key's name and id over a key of its own", signing(this::claimed, line -> line));
        lies.put("a short signature", signing(this::shortened, line -> line));
        lies.put(
                "the log's own signatures",
                (exchange, question, _) ->
                        LyingWitness.send(exchange, 200, TEXT, question.substring(question.lastIndexOf("\n\n") + 2)));
        lies.put("another size for ever", LyingWitness.says(409, SIZE, "1\n"));
        lies.put("a size from the future", LyingWitness.says(409, SIZE, "9007199254740991\n"));
        lies.put("a size that is none", LyingWitness.says(409, SIZE, "-1\n"));
        lies.put("a size of another type", LyingWitness.says(409, TEXT, "1\n"));
        lies.put("400", LyingWitness.says(400, TEXT, "malformed\n"));
        lies.put("403", LyingWitness.says(403, TEXT, "not signed\n"));
        lies.put("404", LyingWitness.says(404, TEXT, "unknown\n"));
        lies.put("422", LyingWitness.says(422, TEXT, "inconsistent\n"));
        lies.put("500", LyingWitness.says(500, TEXT, "broken\n"));
        lies.put("a way elsewhere", (exchange, _, _) -> {
            exchange.getResponseHeaders().set("Location", town.industry.url() + "/add-checkpoint");
            LyingWitness.send(exchange, 307, TEXT, "");
        });
        lies.put("an endless answer", LyingWitness.endless());
        lies.put("an answer byte by byte", LyingWitness.dripping());
        lies.put("silence", LyingWitness.silent());
        lies.put("three bytes and silence", LyingWitness.stalled());
        lies.put("a size and silence", LyingWitness.silentAtTheSecondQuestion());
        return lies;
    }

    private interface Signing {
        List<NoteSignature> of(String text);
    }

    private interface Writing {
        String of(String lines);
    }

    private static LyingWitness.Lie signing(Signing signing, Writing writing) {
        return (exchange, question, _) -> {
            AddCheckpoint request = AddCheckpoint.parse(octets(question));
            String lines = signing.of(request.note().text()).stream()
                    .map(signature -> signature.format() + "\n")
                    .collect(Collectors.joining());
            LyingWitness.send(exchange, 200, TEXT, writing.of(lines));
        };
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<NoteSignature> foreign(String text) {
        Octets seed = Octets.of(Hash.ofContent(new byte[] {7}).toArray());
        return List.of(
                NoteSigner.cosignerOfSeed("customs.example/witness", seed).cosign(text, 1_800_000_000),
                NoteSigner.postQuantumCosignerOfSeed("customs.example/witness", seed)
                        .cosign(text, 1_800_000_000));
    }

    /** In the place of customs and of finance: whichever of them is asked here. */
    private List<NoteSignature> claimed(String text) {
        List<NoteSignature> claims = new ArrayList<>();
        List<NoteSignature> foreign = foreign(text);
        for (List<VerifierKey> keys : List.of(town.customs.keys(), town.finance.keys())) {
            for (int key = 0; key < keys.size(); key++) {
                claims.add(new NoteSignature(
                        keys.get(key).name(),
                        keys.get(key).keyId(),
                        foreign.get(key).signature()));
            }
        }
        return claims;
    }

    private List<NoteSignature> shortened(String text) {
        return claimed(text).stream()
                .map(claim -> new NoteSignature(
                        claim.keyName(),
                        claim.keyId(),
                        Octets.copyOf(claim.signature().toArray(), 0, 40)))
                .toList();
    }

    /** In the place of one that is not needed: the others publish, without waiting for its answer. */
    @Test
    void holdsUpNobodyWhoIsNotInNeedOfIt() throws Exception {
        int cases = 0;
        List<Long> delays = new ArrayList<>();
        for (Map.Entry<String, LyingWitness.Lie> lie : lies().entrySet()) {
            try (Town other = new Town(folder);
                    LyingWitness liar = new LyingWitness(lie.getValue())) {
                String policy = other.policy(other.customs.url(), liar.url(), other.industry.url());
                delays.addAll(publishBeside(liar, other, policy, lie.getKey()));
                cases++;
            }
        }
        Collections.sort(delays);
        System.out.printf(
                "cases %d, publications %d, publish delay p50 %d ms, p99 %d ms%n",
                cases, delays.size(), delays.get(delays.size() / 2), delays.get(delays.size() * 99 / 100));
    }

    private static List<Long> publishBeside(LyingWitness liar, Town other, String policy, String lie)
            throws IOException {
        List<Long> delays = new ArrayList<>();
        try (SimulatedLog log = other.log(policy)) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                long startNanos = System.nanoTime();
                log.sealOnlyTo(batch * 10L);
                Town.awaitPublished(log);
                delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
            }
            Published published = log.publication().published().orElseThrow();
            assertThat(published.checkpoint().signatures())
                    .as(lie)
                    .noneMatch(signature -> signature.keyName().startsWith("finance"));
            assertThat(liar.questions()).as(lie).isPositive();
        }
        return delays;
    }

    /** In the place of one that is needed: nothing is published, whatever it sends. Each waits for what does not come, so some at a time. */
    @Test
    void isNeverCounted() throws Exception {
        List<Callable<Boolean>> cases = new ArrayList<>();
        for (LyingWitness.Lie lie : lies().values()) {
            Path own = Files.createTempDirectory(folder, "town-");
            cases.add(() -> isPublishedBeside(lie, own));
        }
        int accepted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CASES_AT_A_TIME)) {
            for (Future<Boolean> each : threads.invokeAll(cases)) accepted += each.get() ? 1 : 0;
        }
        System.out.printf("cases %d, bad quorum accepted %d%n", cases.size(), accepted);
        assertThat(accepted).isZero();
    }

    private static boolean isPublishedBeside(LyingWitness.Lie lie, Path own) throws IOException {
        try (Town other = new Town(own);
                LyingWitness liar = new LyingWitness(lie)) {
            return isPublishedBy(liar, other, other.policy(liar.url(), other.finance.url(), other.industry.url()));
        }
    }

    private static boolean isPublishedBy(LyingWitness liar, Town other, String policy) throws IOException {
        try (SimulatedLog log = other.log(policy)) {
            log.sealOnlyTo(10);
            Awaitility.await()
                    .atMost(Town.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> log.publication().witnesses().stream()
                            .allMatch(status -> status.problem().isPresent()
                                    || status.size() == log.last().size()));
            assertThat(liar.questions()).isPositive();
            return log.publication().published().isPresent()
                    || other.disk.files().contains("checkpoint");
        }
    }

    /** The harness can fail: the same way of counting sees a true witness. */
    @Test
    void isToldFromOneThatIsTrue() throws Exception {
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            assertThat(town.disk.files()).contains("checkpoint");
        }
    }

    /** Who is true may be in bad company: lines of other keys neither count nor spoil those of its own. */
    @Must(by = TLOG_WITNESS, says = "The client MUST ignore any cosignatures from unknown keys.")
    @Test
    void isNoReasonToRefuseATrueOneBesideIt() throws Exception {
        LyingWitness.Lie passingOn = (exchange, question, _) -> {
            String strangers = foreign(
                            AddCheckpoint.parse(octets(question)).note().text())
                    .stream()
                    .map(signature -> signature.format() + "\n")
                    .collect(Collectors.joining());
            HttpRequest request = HttpRequest.newBuilder(town.customs.url().resolve("/add-checkpoint"))
                    .POST(BodyPublishers.ofString(question))
                    .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                LyingWitness.send(exchange, answer.statusCode(), TEXT, strangers + answer.body());
            }
        };
        try (LyingWitness busy = new LyingWitness(passingOn);
                SimulatedLog log = town.log(town.policy(busy.url(), town.finance.url(), town.industry.url()))) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            Note published = log.publication().published().orElseThrow().checkpoint();
            assertThat(published.signatures())
                    .filteredOn(line -> line.keyName().startsWith("customs"))
                    .extracting(NoteSignature::keyId)
                    .containsExactlyInAnyOrderElementsOf(
                            town.customs.keys().stream().map(VerifierKey::keyId).toList());
        }
    }
}
