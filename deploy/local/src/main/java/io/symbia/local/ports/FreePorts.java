package io.symbia.local.ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports on the loopback interface, also for whoever is stopped and started again on the same one. Those that a system gives to outgoing
 * connections are left alone (from 32768 on Linux, from 49152 elsewhere): any connection of the machine could take one meanwhile.
 */
public final class FreePorts {
    static final int FIRST = 12_000;
    static final int END = 32_000;

    private static final int ATTEMPTS = 10_000; // Where even one port in a hundred is free, it is found.

    private FreePorts() {}

    /**
     * So many ports, no two the same.
     *
     * @throws UncheckedIOException when there are not so many
     */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>(); // Until all are found.
        try {
            while (held.size() < count) held.add(listening());
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("no free port on the loopback interface", failed);
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static ServerSocket listening() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                if (attempt == ATTEMPTS) throw taken;
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It listened for nobody; the port is checked again before it is used.
        }
    }
}
