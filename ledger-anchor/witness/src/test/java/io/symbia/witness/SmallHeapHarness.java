package io.symbia.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A witness as a process of its own, with little memory. */
abstract class SmallHeapHarness {
    static final int CONNECTIONS = 700; // More than it takes.

    private static final int HEAP_MEGABYTES = 48; // For 384 connections at each of its two doors.

    @TempDir
    private Path folder;

    ChildWitness startWitness(String... options) throws IOException {
        return ChildWitness.start(
                HEAP_MEGABYTES,
                WitnessProcess.class,
                folder,
                List.of(new GrowingLog("log.example/tea", "true ")),
                options);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static HttpResponse<String> get(HttpClient http, URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
}
