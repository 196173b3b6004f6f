package io.symbia.local;

import com.sun.net.httpserver.HttpServer;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.local.database.EmbeddedDatabase;
import io.symbia.local.platform.PlatformSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that holds the broker and the database. SIGTERM closes both cleanly.
 *
 * <p>{@link PlatformSettings} says what it reads from the environment. {@code /actuator/health/readiness} is answered
 * once both are ready.
 */
public final class PlatformProcess {
    private static final String LOGGING = "logback.configurationFile";
    private static final int HTTP_OK = 200;

    private PlatformProcess() {}

    static void main() throws InterruptedException {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "io/symbia/local/platform-logback.xml");
        }
        Logger log = LoggerFactory.getLogger(PlatformProcess.class);
        PlatformSettings settings = PlatformSettings.of(System.getenv());
        if (settings.isOpen()) {
            log.warn(
                    "event=platform-open bind={} authentication=none",
                    settings.bind().getHostAddress());
        }
        try {
            serve(settings, log);
        } catch (IOException | RuntimeException | Error failed) { // Threads of what has started would keep the process.
            log.error("event=platform-failed", failed);
            System.exit(1);
        }
    }

    private static void serve(PlatformSettings settings, Logger log) throws IOException, InterruptedException {
        Optional<EmbeddedDatabase> database = settings.mongoPort()
                .map(port -> EmbeddedDatabase.start(settings.data().resolve("mongo"), settings.bind(), port));
        Optional<EmbeddedBroker> broker = settings.kafkaPort()
                .map(port -> EmbeddedBroker.start(
                        settings.data().resolve("kafka"),
                        new EmbeddedBroker.Door(settings.bind(), settings.host(), port)));
        HttpServer health = health(settings.health());
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            health.stop(0);
            broker.ifPresent(EmbeddedBroker::close);
            database.ifPresent(EmbeddedDatabase::close);
            log.info("event=platform-closed");
            closed.countDown();
        }));
        log.info(
                "event=platform-ready kafka={} mongo={} health={}",
                broker.map(EmbeddedBroker::bootstrap).orElse("elsewhere"),
                database.map(EmbeddedDatabase::uri).orElse("elsewhere"),
                health.getAddress());
        closed.await();
    }

    private static HttpServer health(InetSocketAddress address) throws IOException {
        byte[] up = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/actuator/health", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(HTTP_OK, up.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(up);
            }
        });
        server.start();
        return server;
    }
}
