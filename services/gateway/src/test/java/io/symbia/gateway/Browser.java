package io.symbia.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Chromium without a window, spoken to by its own protocol (chromedevtools.github.io/devtools-protocol): opens
 * pages, evaluates expressions in them, and hears what they complain of.
 */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Path program, Path profile) throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox", // Its sandbox does not work for root, which builds in containers run as.
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--accept-lang=en-GB",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        URI pages = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
        socket = http.newWebSocketBuilder()
                .buildAsync(
                        await().atMost(PATIENCE)
                                .until(() -> pageOf(pages), Optional::isPresent)
                                .orElseThrow(),
                        new Ear())
                .join();
        for (String domain : List.of("Runtime", "Log", "Page", "Network")) call(domain + ".enable", Map.of());
    }

    /** The browser that is installed here, if there is one. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts with an empty profile: no cache, nothing remembered. */
    static Browser start(Path program, Path profile) {
        try {
            return new Browser(program, profile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Opens a page and forgets the complaints about the one before. */
    void open(URI page) {
        complaints.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        await().atMost(PATIENCE)
                .until(() -> evaluate("location.href.startsWith('%s') && document.readyState".formatted(page))
                        .equals("complete"));
    }

    /** The value of an expression in the page, as text; a promise is waited for. */
    String evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails"))
            throw new AssertionError(answer.path("exceptionDetails").toString());
        return answer.path("result").path("value").asString("");
    }

    /** What the console shows in red since the page was opened. */
    List<String> complaints() {
        return complaints;
    }

    void speaks(String language) {
        String agent = evaluate("navigator.userAgent");
        call("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    }

    /** Looks at pages as through a window of this size, in CSS pixels. */
    void isSized(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        String message =
                JsonMapper.shared().writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(message, true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private Optional<URI> pageOf(URI list) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
        for (JsonNode target : JsonMapper.shared().readTree(answer.body())) {
            if (target.path("type").asString().equals("page")) {
                return Optional.of(
                        URI.create(target.path("webSocketDebuggerUrl").asString()));
            }
        }
        return Optional.empty();
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.path("id").asInt());
            if (message.has("error")) {
                answer.completeExceptionally(new AssertionError(message.toString()));
            } else {
                answer.complete(message.path("result"));
            }
            return;
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asString()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(event.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (event.path("type").asString().equals("error"))
                    complaints.add(event.path("args").toString());
            }
            case "Log.entryAdded" -> {
                JsonNode entry = event.path("entry");
                if (entry.path("level").asString().equals("error")) {
                    complaints.add(entry.path("text").asString() + " "
                            + entry.path("url").asString(""));
                }
            }
            default -> {} // Everything else that a browser tells.
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Puts together what comes in pieces. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            heard.append(piece);
            if (last) {
                JsonNode message = JsonMapper.shared().readTree(heard.toString());
                heard.setLength(0);
                hear(message);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
