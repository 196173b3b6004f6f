package io.symbia.verifier;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.witness.WatchedLog;
import io.symbia.witness.Witness;
import io.symbia.witness.WitnessDoor;
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
import java.util.ArrayList;
import java.util.List;

/** A real witness of a {@link SmallLog} that has cosigned nothing yet, asked over HTTP. */
final class AskedWitness implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final WitnessDoor door;

    AskedWitness() throws IOException {
        WatchedLog log = new WatchedLog(SmallLog.ORIGIN, List.of(SmallLog.KEY.verifierKey()));
        Witness witness =
                Witness.open(new ShadowDisk(), "industry.example", List.of(log), Clock.systemUTC(), new SecureRandom());
        door = new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** The status with which it answers. */
    int ask(AddCheckpoint request) throws IOException, InterruptedException {
        return send(request("/add-checkpoint").POST(BodyPublishers.ofString(request.format())))
                .statusCode();
    }

    /** The files by which it convicts a log. */
    List<String> evidence() throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (String name : send(request("/evidence")).body().lines().skip(1).toList()) {
            files.add(send(request("/evidence/" + name)).body());
        }
        return files;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(door.address().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
        door.close();
    }
}
