package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a mirror says of itself when it cannot do its work. */
class MirrorHealthTest extends DoorHarness {
    private HttpResponse<String> ask(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(door.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    private void requireHealth(int status, String says, int ready) throws Exception {
        HttpResponse<String> health = ask("/health");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(status);
        assertThat(health.body()).contains(says);
        assertThat(ask("/actuator/health/readiness").statusCode()).isEqualTo(ready);
        assertThat(ask("/metrics").body()).contains("\nsymbia_mirror_up " + (status == 200 ? 1 : 0) + "\n");
    }

    private void requireRefused(String path, int status, long count) throws Exception {
        assertThat(ask("/metrics").body())
                .contains("symbia_mirror_refused_total{path=\"%s\",status=\"%d\"} %d\n".formatted(path, status, count));
    }

    @Test
    void saysThatItsDiskIsFullUntilItHasKeptSomething() throws Exception {
        requireHealth(200, "up", 200);
        requireRefused("add-entries", 503, 0);
        checkpoint(LOG, 0, 300);
        disk.fullAt(1, 1_000_000);
        answers(503, LOG.upload(0, 300));
        answers(503, LOG.upload(0, 300));
        requireHealth(503, "it does not mirror: cannot write: log.example/tea: ", 200); // No restart makes room.
        requireRefused("add-entries", 503, 2);
        disk.fullAt(1, 0);
        requireHealth(503, "cannot write", 200); // Nobody knows yet.
        cosigned(300, entries(LOG.upload(0, 300)));
        requireHealth(200, "up", 200);
    }

    @Test
    void countsWhatItRefusesByPathAndStatus() throws Exception {
        checkpoint(LOG, 0, 300);
        answers(422, FORK.upload(0, 300));
        answers(400, new byte[3]);
        assertThat(post("/add-checkpoint", FORK.growth(0, 200).format().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
        requireRefused("add-entries", 422, 1);
        requireRefused("add-entries", 400, 1);
        requireRefused("add-checkpoint", 409, 1);
        requireRefused("add-published", 409, 0);
        requireHealth(200, "up", 200); // Whoever sends nonsense makes nobody ill.
    }

    @Test
    void saysThatAFileOfItsCopyIsGone() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        String name = GrownLog.mirrored().originHash() + "-entries";
        byte[] whole = disk.bytes(name);
        disk.delete(name);
        requireHealth(503, "log.example/tea: the file entries of its copy is gone", 200);
        disk.put(name, whole);
        requireHealth(200, "up", 200);
    }

    /** The operating system may have dropped what it could not force: the next cosignature would be of something that is not there. */
    @Test
    void cosignsNothingMoreAfterAForceThatFailed() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        byte[] newest = get("newest").body();
        now = now.plusSeconds(61); // It would cosign anew.
        disk.forceFailsAt(1);
        answers(503, LOG.upload(300, 300));
        answers(503, LOG.upload(300, 300));
        requireHealth(503, "could not force", 503);
        assertThat(get("newest").body()).isEqualTo(newest);
        assertThat(get("tile/0/000").statusCode()).isEqualTo(200); // What it holds, it serves.
    }
}
