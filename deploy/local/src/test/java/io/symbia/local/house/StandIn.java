package io.symbia.local.house;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Processes that behave as a service does towards its launcher, well or badly. */
final class StandIn {
    private StandIn() {}

    static void main() throws IOException {
        serve();
    }

    private static void serve() throws IOException {
        listen("SERVER_PORT");
        if (System.getenv("MANAGEMENT_SERVER_PORT") != null) listen("MANAGEMENT_SERVER_PORT");
    }

    private static void listen(String variable) throws IOException {
        int port = Integer.parseInt(System.getenv(variable));
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

    /** Answers that it is ready, and never comes to the end of saying so. */
    static final class Dripping {
        private Dripping() {}

        static void main() throws IOException {
            int port = Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"));
            try (ServerSocket door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                while (true) drip(door);
            }
        }

        private static void drip(ServerSocket door) throws IOException {
            try (Socket client = door.accept()) {
                OutputStream out = client.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                while (true) {
                    out.write('.');
                    LockSupport.parkNanos(10_000_000);
                }
            } catch (SocketException left) {
                // The next one will be told the same.
            }
        }
    }

    /** Begins, and never listens. */
    static final class Silent {
        static final String BEGUN = "event=begun";

        private Silent() {}

        static void main() throws InterruptedException {
            System.out.println(BEGUN);
            new CountDownLatch(1).await();
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
