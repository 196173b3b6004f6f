package io.symbia.cosigner.crowd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A door for probes and metrics alone, with connections of its own. Who holds all connections of the other door keeps readers out; he must not keep
 * out those who ask whether the process has to be started again, for a start would help nobody.
 */
public final class ManagementDoor implements AutoCloseable {
    private static final List<String> PATHS = List.of("/health", "/actuator/health/", "/metrics");
    private static final int BACKLOG = 64;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ManagementDoor(InetSocketAddress address, HttpHandler answers) throws IOException {
        this.server = HttpServer.create(address, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", ManagementDoor::nothing);
        PATHS.forEach(path -> server.createContext(path, answers));
        server.start();
    }

    /**
     * Opens one beside the door at an address.
     *
     * @param port    nothing or empty: there is none
     * @param answers what the other door answers at the same paths
     */
    public static Optional<ManagementDoor> beside(InetSocketAddress door, Optional<String> port, HttpHandler answers)
            throws IOException {
        if (port.filter(text -> !text.isBlank()).isEmpty()) return Optional.empty();
        InetSocketAddress address = new InetSocketAddress(door.getAddress(), Integer.parseInt(port.get()));
        return Optional.of(new ManagementDoor(address, answers));
    }

    private static void nothing(HttpExchange exchange) throws IOException {
        Reply.send(exchange, NOT_FOUND, new byte[0]);
    }

    /** The port that it has. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}
