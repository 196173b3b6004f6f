package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code symbia export}: what is copied can be audited as a folder and at any web server. */
class ExportTest {
    @TempDir
    private Path folder;

    private static SmallLog ofBatches(int batches) {
        SmallLog log = new SmallLog();
        for (int batch = 0; batch < batches; batch++) log.add("E-" + batch % 5).seal();
        return log;
    }

    private void proves(Object place, Path policy) {
        Run run = Run.here("audit", place, "--policy", policy);
        assertThat(run.status()).as(run.out()).isZero();
    }

    @Test
    void canBeAuditedAsAFolderAndOverHttpAndGrows() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        Path published = folder.resolve("log");
        Path copy = folder.resolve("copy");
        for (int batches : new int[] {3, 300, 310, 600}) {
            ofBatches(batches).publish(published);
            try (SlowServer server = new SlowServer(published, 0)) {
                Run run = Run.here("export", server.url(), "--to", copy);
                assertThat(run.status()).as(run.out()).isZero();
                server.asked().clear();
                assertThat(Run.here("export", server.url(), "--to", copy).out()).contains(", 2 files are new");
                assertThat(server.asked()).containsExactlyInAnyOrder("checkpoint", "policy");
            }
            proves(copy, policy);
            try (SlowServer server = new SlowServer(copy, 0)) {
                proves(server.url(), policy);
            }
        }
        assertThat(Run.here("export", folder.resolve("nothing"), "--to", copy).status())
                .isEqualTo(2);
    }
}
