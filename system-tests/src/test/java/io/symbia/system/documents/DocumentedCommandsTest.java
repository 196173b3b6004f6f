package io.symbia.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command in the documents can be typed as it stands. */
class DocumentedCommandsTest {
    /** Folders that a build or a run makes, and that are not there before; and names of streams, events and objects of a cluster. */
    private static final Pattern MADE = Pattern.compile(
            "(\\./)?(target|data)/.*|(supply-chain|logistics|payment|credit)/.*|(statefulset|service|job)/.*"
                    + "|registry\\.example/.*");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyDocumentedCommandCanBeTyped() {
        List<DocumentedLine> lines = DocumentedLine.all();
        assertThat(lines).hasSizeGreaterThan(10);
        return lines.stream().map(line -> DynamicTest.dynamicTest(line.toString(), () -> check(line)));
    }

    @Test
    void theScriptExplainsEachOfItsCommands() throws IOException {
        String script = Files.readString(DocumentedLine.ROOT.resolve("symbia"));
        for (String command : SymbiaScript.commands())
            assertThat(script).containsPattern("\n  " + command + " {2,}\\w");
    }

    /** As somebody does who wants to type it anywhere. */
    @Test
    void theScriptIsFoundByALinkToIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("symbia"), DocumentedLine.ROOT.resolve("symbia"));
        Process status = new ProcessBuilder(
                        link.toString(),
                        "status",
                        "--data",
                        folder.resolve("none").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("nothing is built yet");
    }

    @Test
    void refusesWhatCannotBeTyped() {
        for (String wrong : List.of(
                "./symbia dance",
                "./symbia up --porch 1",
                "./symbia verify event.json --prove x",
                "./symbia test -pl services/nobody",
                "./symbia test -Dtest=NoSuchTest",
                "mvn -Dskip=all verify",
                "curl http://127.0.0.1:8080/payment/escrow/E-1",
                "curl -X PUT http://127.0.0.1:8080/health",
                "curl http://127.0.0.1:8081/payment/escrows",
                "kubectl apply -k k8s/overlays/moon",
                "kubectl --namespace nowhere rollout status statefulset/witness",
                "kubectl --namespace symbia-witness rollout status statefulset/witless",
                "kubectl --namespace symbia-witness dance statefulset/witness",
                "kubectl --namespace symbia delete pod lag-0",
                "kubectl --namespace symbia patch persistentvolumeclaim data-lag-0 --patch {}",
                "kubectl --namespace symbia create job first --from=cronjob/nobody",
                "kubectl drain",
                "java -jar target/dist/symbia-verifier.jar dance",
                "k8s/check k8s/overlays/moon",
                "make all")) {
            assertThatThrownBy(() -> check(line(wrong)))
                    .as(wrong)
                    .isInstanceOfAny(AssertionError.class, RuntimeException.class);
        }
    }

    @Test
    void acceptsWhatCanBeTyped() throws Exception {
        for (String right : List.of(
                "./symbia up --data DIR --port-base 20000 --patience SECONDS",
                "./symbia import deliveries FILE.csv --concurrency 4",
                "./symbia test -pl services/gateway -am -Dtest=FirstPageTest",
                "curl http://127.0.0.1:8080/payment/escrows/E-1",
                "curl http://127.0.0.1:8080/log/tile/0/000",
                "curl -X PUT --json '{}' http://127.0.0.1:8080/logistics/consignments/C-1 # ships it",
                "kubectl kustomize k8s/overlays/local > rendered.yaml",
                "kubectl --namespace symbia-witness logs statefulset/witness")) {
            check(line(right));
        }
    }

    @Test
    void runsWhatIsAskedAndNamesTheLineThatFails() throws Exception {
        assumeTrue(DocumentedCommands.isPossible(), "curl is not installed");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/health") ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            DocumentedLine good = line("curl -o health.json http://127.0.0.1:8080/health");
            DocumentedLine bad = line("curl http://127.0.0.1:8080/log/checkpoint");
            assertThat(DocumentedCommands.run(List.of(good), gateway, folder)).hasSize(1);
            assertThat(folder.resolve("health.json")).hasContent("/health");
            assertThatThrownBy(() -> DocumentedCommands.run(List.of(good, bad), gateway, folder))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("/log/checkpoint fails: ");
        } finally {
            server.stop(0);
        }
    }

    private static DocumentedLine line(String text) {
        return DocumentedLine.in("document", List.of("```sh", text, "```")).getFirst();
    }

    private static void check(DocumentedLine line) throws Exception {
        for (String argument : line.arguments()) {
            boolean path = argument.matches("[\\w.-]+(/[\\w.-]+)+/?")
                    && !MADE.matcher(argument).matches()
                    && !argument.contains(".example/") // Names a log or a witness.
                    && !line.arguments().getFirst().equals("evidence"); // Names a stream or an event.
            if (path) assertThat(DocumentedLine.ROOT.resolve(argument)).exists();
        }
        switch (line.program()) {
            case "./symbia" -> SymbiaScript.accepts(line.arguments());
            case "mvn" -> MavenLine.accepts(line.arguments());
            case "curl" -> {
                CurlLine request = CurlLine.of(line);
                assertThat(new HttpRoutes()
                                .answers(request.method(), request.url().getPath()))
                        .as("the gateway answers " + request.method() + " "
                                + request.url().getPath())
                        .isTrue();
            }
            case "kubectl" -> {
                if (KubectlLine.isAboutTheCluster(line.words())) return;
                if (line.words().contains("--namespace")) KubectlLine.namesWhatIsThere(line.words());
                else renders(line.words());
            }
            case "k8s/check" ->
                renders(List.of("kubectl", "kustomize", line.words().getLast()));
            case "k8s/database/make-users" ->
                assertThat(Files.isExecutable(DocumentedLine.ROOT.resolve(line.program())))
                        .isTrue();
            case "java" -> {
                assertThat(line.arguments().subList(0, 2)).containsExactly("-jar", "target/dist/symbia-verifier.jar");
                SymbiaScript.accepts(
                        line.arguments().subList(2, line.arguments().size()));
            }
            case "docker",
                    "tar",
                    "mongorestore" -> {} // Programs of others; that files of ours exist was checked above.
            default -> throw new AssertionError("no test knows " + line.program());
        }
    }

    /** {@code apply -k} sends what {@code kustomize} prints; where there is no kubectl, that the folder exists is all. */
    private static void renders(List<String> words) throws IOException, InterruptedException {
        assertThat(words.subList(1, words.size() - 1))
                .isIn(List.of("apply", "-k"), List.of("delete", "-k"), List.of("kustomize"));
        Path overlay = DocumentedLine.ROOT.resolve(words.getLast());
        assertThat(overlay).isDirectory();
        Process process;
        try {
            process = new ProcessBuilder("kubectl", "kustomize", overlay.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "kubectl is not installed: " + absent.getMessage());
            return;
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
