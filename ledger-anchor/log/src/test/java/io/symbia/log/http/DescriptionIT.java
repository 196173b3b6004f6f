package io.symbia.log.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the API against two running logs: one that has published, and one whose witness is away. */
class DescriptionIT {
    private static final String TOPIC = "description.events";
    private static final TestEvent EVENT = TestEvent.of("described", 0);

    /** Nobody listens at port 1. */
    private static final String AWAY = """
            witness away %s http://127.0.0.1:1/
            quorum away
            """.formatted(
                    NoteSigner.cosignerOfSeed("away.test/witness", Octets.of(new byte[32]))
                            .verifierKey());

    private static RunningLog log;
    private static RunningLog unpublished;

    @BeforeAll
    static void start() throws IOException {
        log = RunningLog.start(
                Platform.folder("description"),
                "log.test/description",
                List.of(TOPIC),
                Map.of("symbia.log.stream-interval", "50ms"));
        Path folder = Platform.folder("unpublished");
        Path policy = Files.writeString(folder.resolve("policy.txt"), AWAY);
        unpublished = RunningLog.startOnly(
                folder,
                "log.test/unpublished",
                List.of(TOPIC),
                Map.of("symbia.log.witnessing.policy", policy.toString()));
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (int sequence = 0; sequence < 300; sequence++) {
                publisher.send(TOPIC, 0, TestEvent.of("described", sequence));
            }
            publisher.flush();
        }
        log.awaitEvents(300);
        Awaitility.await()
                .until(() -> log.get("/streams/" + EVENT.tag() + "/proof").statusCode() == 200);
        Awaitility.await()
                .until(() -> unpublished.json("/status").get("state").asString().equals("open"));
    }

    @AfterAll
    static void stop() {
        log.close();
        unpublished.close();
    }

    private static JsonNode description() {
        return log.json("/openapi.json");
    }

    /** A request whose answer has that status. */
    private record Tried(String template, int status, RunningLog of, String path) {
        static Tried of(String template, int status, String path) {
            return new Tried(template, status, log, path);
        }

        static Tried early(String template, String path) {
            return new Tried(template, 503, unpublished, path);
        }
    }

    private static List<Tried> tried() {
        String tag = EVENT.tag().hex();
        String digest = EVENT.digest().hex();
        String other = "0".repeat(64);
        return List.of(
                Tried.of("/", 200, "/"),
                Tried.of("/openapi.json", 200, "/openapi.json"),
                Tried.of("/checkpoint", 200, "/checkpoint"),
                Tried.early("/checkpoint", "/checkpoint"),
                Tried.of(
                        "/history/{size}",
                        200,
                        "/history/" + log.json("/status").get("size")),
                Tried.of("/history/{size}", 400, "/history/01"),
                Tried.of("/history/{size}", 404, "/history/1000000"),
                Tried.early("/history/{size}", "/history/1"),
                Tried.of("/policy", 200, "/policy"),
                Tried.of("/keys", 200, "/keys"),
                Tried.of("/tile/{level}/{index}", 200, "/tile/0/000.p/5"),
                Tried.of("/tile/{level}/{index}", 400, "/tile/0/0"),
                Tried.of("/tile/{level}/{index}", 404, "/tile/0/x001/000"),
                Tried.early("/tile/{level}/{index}", "/tile/0/000"),
                Tried.of("/tile/entries/{index}", 200, "/tile/entries/000"),
                Tried.of("/tile/entries/{index}", 400, "/tile/entries/000.p/256"),
                Tried.of("/tile/entries/{index}", 404, "/tile/entries/999"),
                Tried.early("/tile/entries/{index}", "/tile/entries/000"),
                Tried.of("/manifests/{batch}", 200, "/manifests/0"),
                Tried.of("/manifests/{batch}", 400, "/manifests/x"),
                Tried.of("/manifests/{batch}", 404, "/manifests/1000000"),
                Tried.early("/manifests/{batch}", "/manifests/0"),
                Tried.of("/manifests/bundles/{bundle}", 400, "/manifests/bundles/x"),
                Tried.of("/manifests/bundles/{bundle}", 404, "/manifests/bundles/0"),
                Tried.early("/manifests/bundles/{bundle}", "/manifests/bundles/0"),
                Tried.of("/proofs/{digest}", 200, "/proofs/" + digest),
                Tried.of("/proofs/{digest}", 400, "/proofs/1"),
                Tried.of("/proofs/{digest}", 404, "/proofs/" + other),
                Tried.early("/proofs/{digest}", "/proofs/" + digest),
                Tried.of("/consistency", 200, "/consistency?from=1"),
                Tried.of("/consistency", 400, "/consistency"),
                Tried.of("/consistency", 404, "/consistency?from=1&to=1000000"),
                Tried.early("/consistency", "/consistency?from=1"),
                Tried.of("/streams/{tag}", 200, "/streams/" + tag),
                Tried.of("/streams/{tag}", 400, "/streams/" + tag + "?limit=0"),
                Tried.of("/streams/{tag}", 404, "/streams/" + "0".repeat(32)),
                Tried.early("/streams/{tag}", "/streams/" + tag),
                Tried.of("/streams/{tag}/proof", 200, "/streams/" + tag + "/proof"),
                Tried.of("/streams/{tag}/proof", 400, "/streams/x/proof"),
                Tried.early("/streams/{tag}/proof", "/streams/" + tag + "/proof"),
                Tried.of("/evidence/{what}", 200, "/evidence/" + tag),
                Tried.of("/evidence/{what}", 400, "/evidence/x"),
                Tried.of("/evidence/{what}", 404, "/evidence/" + other),
                Tried.early("/evidence/{what}", "/evidence/" + digest),
                Tried.of("/status", 200, "/status"));
    }

    /** What cannot be tried against a log that is open: it is so for a moment after each start. */
    private static final Set<String> WHILE_OPENING = Set.of("/policy 503", "/keys 503");

    /** What needs a log of 256 batches; the audit of a distant log reads it. */
    private static final Set<String> WHEN_LONG = Set.of("/manifests/bundles/{bundle} 200");

    @Test
    void hasEveryPathAndEveryAnswerAndNoOther() {
        Set<String> declared = new TreeSet<>();
        description()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .get("get")
                        .get("responses")
                        .propertyNames()
                        .forEach(status -> declared.add(path.getKey() + " " + status)));
        Set<String> seen = new TreeSet<>(WHILE_OPENING);
        seen.addAll(WHEN_LONG);
        for (Tried tried : tried()) {
            HttpResponse<byte[]> answer = tried.of().get(tried.path());
            assertThat(answer.statusCode()).as(tried.path()).isEqualTo(tried.status());
            requireDescribed(tried, answer);
            seen.add(tried.template() + " " + tried.status());
        }
        assertThat(seen).isEqualTo(declared);
        System.out.println("paths and answers described " + declared.size() + ", tried "
                + (seen.size() - WHILE_OPENING.size() - WHEN_LONG.size()) + ", only while opening "
                + WHILE_OPENING.size());
    }

    private static void requireDescribed(Tried tried, HttpResponse<byte[]> answer) {
        JsonNode operation = description().get("paths").get(tried.template()).get("get");
        JsonNode response = operation.get("responses").get(Integer.toString(tried.status()));
        Map.Entry<String, JsonNode> content =
                response.get("content").properties().iterator().next();
        String type = answer.headers().firstValue("content-type").orElse("");
        assertThat(type.toLowerCase(Locale.ROOT)).as(tried.path()).isEqualTo(content.getKey());
        if (response.path("headers").has("Retry-After")) {
            assertThat(answer.headers().firstValue("retry-after"))
                    .as(tried.path())
                    .isPresent();
        }
        String reference = content.getValue().path("schema").path("$ref").asString("");
        if (!reference.isEmpty()) requireOf(reference, tried.of().json(tried.path()));
        if (tried.status() == 200) requireParameters(operation, tried);
    }

    /** Every field is described, and those that must be there are. */
    private static void requireOf(String reference, JsonNode body) {
        JsonNode schema =
                description().get("components").get("schemas").get(reference.substring(reference.lastIndexOf('/') + 1));
        assertThat(schema.get("properties").propertyNames()).containsAll(body.propertyNames());
        schema.get("required")
                .forEach(name -> assertThat(body.has(name.asString()))
                        .as(reference + " " + name)
                        .isTrue());
        if (body.has("code")) {
            assertThat(schema.get("properties").get("code").get("enum").toString())
                    .contains(body.get("code").toString());
        }
    }

    private static void requireParameters(JsonNode operation, Tried tried) {
        for (JsonNode parameter : operation.path("parameters")) {
            String pattern = parameter.get("schema").path("pattern").asString("");
            String name = parameter.get("name").asString();
            if (pattern.isEmpty() || !parameter.get("in").asString().equals("path")) continue;
            String value = Pattern.compile(tried.template()
                            .replaceAll("\\{" + name + "}", "\u0001")
                            .replaceAll("\\{[^}]+}", "[^/]+")
                            .replace("\u0001", "(.+)"))
                    .matcher(tried.path())
                    .replaceFirst("$1");
            assertThat(value).as(tried.path()).matches(pattern);
        }
    }

    @Test
    void namesTheControllersPathsAndNoOther() {
        Set<String> routes = new HashSet<>(log.routes());
        assertThat(routes.remove("/tile/{*path}")).isTrue();
        routes.remove("/error"); // The container's own, for what never reaches a controller.
        routes.addAll(Set.of("/tile/{level}/{index}", "/tile/entries/{index}"));

        assertThat(description().get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void isAPageForPeopleWhoseLinksAnswer() {
        String page = log.text("/");

        assertThat(page).contains("<h1>log.test/description</h1>").doesNotContain("{{");
        Pattern.compile("href=\"([^\":]+)\"")
                .matcher(page)
                .results()
                .forEach(link -> assertThat(log.get("/" + link.group(1)).statusCode())
                        .as(link.group(1))
                        .isEqualTo(200));
        assertThat(log.get("/").headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'");
    }

    @Test
    void letsPagesOfAnybodyReadWhatIsPublicAndNothingElse() {
        for (String path : List.of("/checkpoint", "/tile/0/000", "/evidence/" + EVENT.tag(), "/nothing", "/proofs/1")) {
            assertThat(log.get(path).headers().firstValue("access-control-allow-origin"))
                    .as(path)
                    .contains("*");
        }
        HttpResponse<byte[]> asked = log.ask("OPTIONS", "/checkpoint", new byte[0], "Origin", "https://example.com");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("access-control-allow-methods").orElse(""))
                .contains("GET");
        assertThat(log.get("/actuator/prometheus").headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void sendsTheSameBytesCoded() throws IOException {
        long plain = 0;
        long coded = 0;
        for (String path : List.of(
                "/evidence/" + EVENT.tag(),
                "/streams/" + EVENT.tag() + "/proof",
                "/proofs/" + EVENT.digest(),
                "/checkpoint")) {
            byte[] bytes = log.get(path).body();
            HttpResponse<byte[]> answer = log.ask("GET", path, new byte[0], "Accept-Encoding", "gzip");
            assertThat(answer.headers().firstValue("content-encoding")).as(path).contains("gzip");
            assertThat(answer.headers().allValues("vary")).as(path).contains("Accept-Encoding");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .as(path)
                    .isEqualTo(bytes);
            System.out.println(path.replaceAll("[0-9a-f]{32,}", "...") + ": " + bytes.length + " bytes, coded "
                    + answer.body().length);
            plain += bytes.length;
            coded += answer.body().length;
        }
        assertThat(coded).isLessThan(plain / 2);
        assertThat(EvidenceArchive.parse(
                                Octets.of(log.get("/evidence/" + EVENT.tag()).body()))
                        .files())
                .hasSizeGreaterThan(300);
        HttpResponse<byte[]> tile = log.ask("GET", "/tile/0/000", new byte[0], "Accept-Encoding", "gzip");
        assertThat(tile.headers().firstValue("content-encoding")).isEmpty();
        assertThat(tile.body()).hasSize(8_192);
    }
}
