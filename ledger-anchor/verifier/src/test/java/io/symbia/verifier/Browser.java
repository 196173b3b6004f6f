package io.symbia.verifier;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Chromium without a window and without a network, that a test talks to over its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 30;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final WebSocket page;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int calls;

    private Browser(Process process, URI devTools) throws IOException, InterruptedException {
        this.process = process;
        HttpClient http = HttpClient.newHttpClient();
        URI list = URI.create("http://" + devTools.getAuthority() + "/json/list");
        String targets = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String address = JSON.readTree(targets).values().stream()
                .filter(target -> target.path("type").asString().equals("page"))
                .map(target -> target.path("webSocketDebuggerUrl").asString())
                .findFirst()
                .orElseThrow();
        page = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .join();
    }

    /** Where one is installed, if it is. */
    static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, Path profile, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox", // Its sandbox does not work for root, which builds in containers run as.
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--proxy-server=127.0.0.1:1", // Nobody is there: whatever a page loaded would fail.
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            int start = line.indexOf("ws://");
            if (line.startsWith("DevTools listening") && start >= 0) {
                Thread.ofVirtual().start(() -> readAway(err));
                return new Browser(process, URI.create(line.substring(start)));
            }
        }
        throw new AssertionError("the browser ended");
    }

    /** A full pipe would stop it. */
    private static void readAway(BufferedReader err) {
        try {
            err.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // It has ended.
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                answers.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** Opens a file. */
    void load(Path file) throws InterruptedException {
        call("Page.navigate", JSON.createObjectNode().put("url", file.toUri().toString()));
        waitFor("document.readyState === 'complete'");
    }

    /** Opens a page of evidence, and returns once its checks have ended. */
    void open(Path file) throws InterruptedException {
        load(file);
        checked();
    }

    /** What stands in a page of evidence once its checks have ended. */
    String checked() throws InterruptedException {
        waitFor("result !== null");
        return shown();
    }

    /** From here on a page of evidence counts as not checked yet. */
    void forget() throws InterruptedException {
        evaluate("result = null, ''");
    }

    private void waitFor(String condition) throws InterruptedException {
        evaluate("new Promise((done) => { const look = () => (%s) ? done('') : setTimeout(look, 5); look(); })"
                .formatted(condition));
    }

    /** What an expression gives, a promise's value if it is one, as text. */
    String evaluate(String expression) throws InterruptedException {
        ObjectNode parameters = JSON.createObjectNode()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode result = call("Runtime.evaluate", parameters);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.path("exceptionDetails").toString());
        }
        return result.path("result").path("value").asString();
    }

    /** What stands in the page. */
    String shown() throws InterruptedException {
        return evaluate("document.querySelector('main').innerHTML");
    }

    /** Chooses a file where the page asks for one, as a person would. */
    void choose(String selector, Path file) throws InterruptedException {
        ObjectNode expression = JSON.createObjectNode().put("expression", "document.querySelector('" + selector + "')");
        JsonNode input = call("Runtime.evaluate", expression).path("result").path("objectId");
        ObjectNode parameters = JSON.createObjectNode();
        parameters.set("objectId", input);
        parameters.putArray("files").add(file.toString());
        forget();
        call("DOM.setFileInputFiles", parameters);
    }

    private JsonNode call(String method, ObjectNode parameters) throws InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("id", ++calls).put("method", method);
        request.set("params", parameters);
        page.sendText(request.toString(), true).join();
        while (true) {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer to " + method);
            }
            JsonNode json = JSON.readTree(answer);
            if (json.path("id").asInt(0) == calls) {
                if (json.has("error")) {
                    throw new AssertionError(method + ": " + json.path("error"));
                }
                return json.path("result");
            }
        }
    }

    @Override
    public void close() {
        page.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
