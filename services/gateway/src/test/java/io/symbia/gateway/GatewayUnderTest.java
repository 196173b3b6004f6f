package io.symbia.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway with five fake targets behind it, impatient enough for tests. */
final class GatewayUnderTest implements AutoCloseable {
    static final int MAX_BODY_BYTES = 100_000;
    static final int MAX_HELD_BYTES = 1_000_000;
    static final int MAX_ANSWER_BYTES = 200_000_000;
    static final Duration ANSWER_TIMEOUT = Duration.ofMillis(1500);
    static final Duration OPEN_FOR = Duration.ofMillis(700);

    static {
        // As Spring Cloud Gateway sets it when it starts; here the first client of this JVM is the test's.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, FakeTarget> targets = new HashMap<>();
    private final ConfigurableApplicationContext context;
    private final int port;

    private GatewayUnderTest(List<Class<?>> beans, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.tomcat.connection-timeout=2s",
                "--symbia.gateway.connect-timeout=500ms",
                "--symbia.gateway.answer-timeout=" + ANSWER_TIMEOUT.toMillis() + "ms",
                "--symbia.gateway.max-body-bytes=" + MAX_BODY_BYTES,
                "--symbia.gateway.max-held-bytes=" + MAX_HELD_BYTES,
                "--symbia.gateway.body-timeout=2s",
                "--symbia.gateway.max-answer-bytes=" + MAX_ANSWER_BYTES,
                "--symbia.gateway.pace.grace=1s",
                "--symbia.gateway.breaker.window-calls=6",
                "--symbia.gateway.breaker.min-calls=3",
                "--symbia.gateway.breaker.open-for=" + OPEN_FOR.toMillis() + "ms",
                "--symbia.gateway.breaker.trial-calls=2"));
        for (String name : List.of("supply-chain", "logistics", "payment", "credit", "log")) {
            FakeTarget target = FakeTarget.start();
            targets.put(name, target);
            args.add("--symbia.gateway." + name + "-url=" + target.url());
        }
        for (String setting : more) {
            args.removeIf(arg -> arg.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            args.add(setting);
        }
        List<Class<?>> sources = new ArrayList<>(List.of(GatewayApplication.class));
        sources.addAll(beans);
        context = SpringApplication.run(sources.toArray(Class<?>[]::new), args.toArray(String[]::new));
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    static GatewayUnderTest start() {
        return new GatewayUnderTest(List.of());
    }

    /** The same with other settings. */
    static GatewayUnderTest startWith(String... settings) {
        return new GatewayUnderTest(List.of(), settings);
    }

    /** The same with beans of a test. */
    static GatewayUnderTest startWith(Class<?> beans, String... settings) {
        return new GatewayUnderTest(List.of(beans), settings);
    }

    FakeTarget target(String name) {
        return targets.get(name);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where it answers probes, if that is a port of its own. */
    URI management() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url(path)).timeout(PATIENCE).method(method, body);
        if (headers.length > 0) request.headers(headers);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends exactly these characters, which no well-behaved client would, and reads until the gateway closes. */
    String sendRaw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends these characters and reads nothing. */
    void sendAndLeave(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0); // Leaves by a reset.
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (request.startsWith("GET")) socket.getInputStream().readNBytes(1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        context.close();
        targets.values().forEach(FakeTarget::close);
    }
}
