package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A witness with little memory, and people who send what takes most of it. */
class SmallHeapTest extends SmallHeapHarness {
    /** Each line of a header is a list and two strings before it is known whether the header ends: the smallest bytes that take most. */
    @ParameterizedTest
    @CsvSource({"190, 1", "29, 90", "1, 3900"})
    void liveThoughEachHeaderTakesAsMuchAsItCan(int lines, int valueBytes) throws Exception {
        int port = freePort();
        String header = "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\n"
                + ("X: " + "y".repeat(valueBytes) + "\r\n").repeat(lines);
        List<Socket> held = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = startWitness("--management-port", Integer.toString(port))) {
            URI witness = child.awaitAddress();
            for (int i = 0; i < CONNECTIONS; i++) {
                for (int door : List.of(witness.getPort(), port))
                    held.add(sent(new Socket(witness.getHost(), door), header.getBytes(StandardCharsets.US_ASCII)));
            }
            for (Socket socket : held) socket.close();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> get(http, witness.resolve("/keys")).statusCode() == 200);
            assertThat(child.process().isAlive()).isTrue();
        }
    }

    private static Socket sent(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException _) {
            // It was one too many, or has sent too much.
        }
        return socket;
    }

    /** Three megabytes that a careless reader takes apart into a million texts. */
    @Test
    void livesThoughAFileHasAMillionParts() throws Exception {
        byte[] parts = ("symbia.io/tlog-equivocation@v1\n\nlog.example/tea\n" + "a\n\n".repeat(960_000))
                .getBytes(StandardCharsets.UTF_8);
        byte[] lines = ("symbia.io/tlog-equivocation@v1\n\nlog.example/tea\n1\n" + "a\n".repeat(1_450_000))
                .getBytes(StandardCharsets.UTF_8);
        byte[] hashes = ("symbia.io/tlog-equivocation@v1\n" + "a\n".repeat(1_450_000)).getBytes(StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = startWitness()) {
            URI witness = child.awaitAddress();
            for (byte[] file : List.of(parts, lines, hashes)) {
                HttpRequest post = HttpRequest.newBuilder(witness.resolve("/evidence"))
                        .POST(BodyPublishers.ofByteArray(file))
                        .build();
                assertThat(http.send(post, BodyHandlers.discarding()).statusCode())
                        .isIn(400, 404);
            }
            assertThat(get(http, witness.resolve("/keys")).statusCode()).isEqualTo(200);
        }
    }

    /** Those who are put out come again at once: none of them may be counted among those that are open. */
    @ParameterizedTest
    @CsvSource({"/add-checkpoint, 0", "/evidence, 0", "/nothing, 1"})
    void letsOthersInThoughManyComeAgainAndAgain(String path, int answersFetched) throws Exception {
        byte[] half = ("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\nold 0\n")
                .getBytes(StandardCharsets.US_ASCII);
        List<Socket> held = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = startWitness()) {
            URI witness = child.awaitAddress();
            for (int come = 0; come < 5 * CONNECTIONS; come++) {
                Socket socket = new Socket(witness.getHost(), witness.getPort());
                held.add(sent(socket, half));
                if (answersFetched > 0)
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                if (held.size() > 100) held.removeFirst().close();
                if (come % 100 == 99) {
                    try (HttpClient honest = HttpClient.newHttpClient()) { // With a connection of its own.
                        assertThat(get(honest, witness.resolve("/keys")).statusCode())
                                .as("after " + come)
                                .isEqualTo(200);
                    }
                }
            }
            assertThat(get(http, witness.resolve("/keys")).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : held) socket.close();
        }
    }

    /** A client that sends too much by mistake is told so, and does not only find the connection gone. */
    @Test
    void saysThatABodyIsTooLargeWheneverItIs() throws Exception {
        byte[] large = new byte[900_000];
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = startWitness()) {
            HttpRequest post = HttpRequest.newBuilder(child.awaitAddress().resolve("/add-checkpoint"))
                    .POST(BodyPublishers.ofByteArray(large))
                    .build();
            for (int round = 0; round < 40; round++) {
                assertThat(http.send(post, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(413);
            }
        }
    }
}
