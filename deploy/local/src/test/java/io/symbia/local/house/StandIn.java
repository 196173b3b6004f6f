package io.symbia.local.house;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Processes that behave as a service does towards its launcher, well or badly. */
final class StandIn {
    private StandIn() {}

    static void main() throws IOException {
        serve();
    }

    private static void serve() throws IOException {
        int port = Integer.parseInt(System.getenv("SERVER_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer(server, ProcessSpec.READINESS_PATH, "{\"status\":\"UP\"}");
        answer(
                server,
                "/environment",
                System.getenv().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("SYMBIA_"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n")));
        server.start();
    }

    private static void answer(HttpServer server, String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    /** Says two keys when it is asked for them, other ones each time. */
    static final class Introduced {
        private Introduced() {}

        static void main(String[] arguments) throws IOException {
            if (List.of(arguments).contains(Introductions.KEYS_OPTION)) {
                System.out.println("a+" + System.nanoTime());
                System.out.println("b+" + System.nanoTime());
            } else {
                serve();
            }
        }
    }

    /** Ends while it starts. */
    static final class Dying {
        private Dying() {}

        static void main() {
            System.out.println("event=cannot-start reason=no-bread");
            System.exit(3);
        }
    }

    /** Does not end on SIGTERM. */
    static final class Stubborn {
        private Stubborn() {}

        static void main() throws IOException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
            serve();
        }
    }
}
