package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** A witness behind its real door, and whoever asks it; each test gets a log of which it has cosigned nothing. */
final class OpenDoor implements AutoCloseable {
    private final Deque<GrowingLog> newLogs = new ArrayDeque<>(IntStream.range(0, 20)
            .mapToObj(number -> new GrowingLog("log.example/" + number, "true "))
            .toList());
    private final HttpClient http = HttpClient.newHttpClient();
    private final WitnessDoor door;
    private int asked;

    OpenDoor() throws IOException {
        List<WatchedLog> watched = newLogs.stream().map(GrowingLog::watched).toList();
        Witness witness =
                Witness.open(new ShadowDisk(), "customs.example", watched, Clock.systemUTC(), new SecureRandom());
        door = new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    GrowingLog newLog() {
        return newLogs.pop();
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.address().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String body) throws Exception {
        asked++;
        return send("POST", "/add-checkpoint", body);
    }

    void answers(int status, String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    /** Where monitors find what was cosigned last. */
    static String latestOf(GrowingLog log) {
        return "/" + Memory.fileOf(log.key().verifierKey().name()) + "/checkpoint";
    }

    HttpResponse<String> latest(GrowingLog log) throws Exception {
        return get(latestOf(log));
    }

    @Override
    public void close() {
        http.close();
        door.close();
        System.out.println("requests to add-checkpoint " + asked + ", each answered with the status of its rule");
    }
}
