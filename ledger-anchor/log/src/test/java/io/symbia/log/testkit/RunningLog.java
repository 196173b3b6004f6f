package io.symbia.log.testkit;

import io.symbia.log.LogApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole process of the log, inside this JVM, on any free port. */
public final class RunningLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final URI base;

    private RunningLog(ConfigurableApplicationContext context) {
        this.context = context;
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        base = URI.create("http://127.0.0.1:" + port);
    }

    /** Starts a log and waits until it is open. */
    public static RunningLog start(Path folder, String origin, List<String> topics) {
        return start(folder, origin, topics, Map.of());
    }

    /** Starts a log with further settings and waits until it is open and has published a checkpoint. */
    public static RunningLog start(Path folder, String origin, List<String> topics, Map<String, String> more) {
        RunningLog log = startOnly(folder, origin, topics, more);
        Awaitility.await().atMost(PATIENCE).until(() -> log.get("/checkpoint").statusCode() == 200);
        return log;
    }

    /** Starts a log and waits for nothing but its doors. */
    public static RunningLog startOnly(Path folder, String origin, List<String> topics, Map<String, String> more) {
        return startOnly(Clock.systemUTC(), folder, origin, topics, more);
    }

    /** Starts a log that goes by a clock, and waits until it is open. */
    public static RunningLog startAt(Clock clock, Path folder, String origin, List<String> topics) {
        RunningLog log = startOnly(clock, folder, origin, topics, Map.of());
        Awaitility.await().atMost(PATIENCE).until(() -> log.get("/checkpoint").statusCode() == 200);
        return log;
    }

    private static RunningLog startOnly(
            Clock clock, Path folder, String origin, List<String> topics, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("symbia.log.data", folder.toString());
        settings.put("symbia.log.origin", origin);
        settings.put("symbia.log.topics", String.join(",", topics));
        settings.put("symbia.log.receipts-topic", topics.getFirst() + ".receipts");
        settings.put("symbia.log.mongo-uri", Platform.mongoUri());
        settings.put("symbia.log.kafka-bootstrap", Platform.bootstrap());
        settings.put("symbia.log.seal-interval", "50ms");
        settings.put(
                "symbia.log.stream-interval",
                "1h"); // A batch that comes by itself would surprise tests of other things.
        settings.putAll(more);
        String[] all = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        SpringApplication application = new SpringApplication(LogApplication.class);
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock));
        return new RunningLog(application.run(all));
    }

    /** The paths of all controllers, as they are written there. */
    public Set<String> routes() {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("io.symbia."))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    /** Asks for a path with headers, each a name and a value. */
    public HttpResponse<byte[]> ask(String method, String path, byte[] body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .method(
                            method,
                            body.length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body));
            if (headers.length > 0) request.headers(headers);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks for a path. */
    public HttpResponse<byte[]> get(String path) {
        return ask("GET", path, new byte[0]);
    }

    /** The text at a path that must be there. */
    public String text(String path) {
        HttpResponse<byte[]> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The JSON at a path. */
    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    /** Waits until the log has at least so many events, manifests not counted. */
    public void awaitEvents(long events) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            JsonNode status = json("/status");
            return status.get("size").asLong() - status.get("batches").asLong() >= events;
        });
    }

    /** Where it listens. */
    public URI base() {
        return base;
    }

    /** Where it answers probes, if that is a port of its own. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
