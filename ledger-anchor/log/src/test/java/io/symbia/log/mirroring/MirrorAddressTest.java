package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorAddressTest {
    private static final String URL = " http://127.0.0.1:1/\n";
    private static final String KEY =
            "mirror log.example/symbia+07cf201b+BJTdCeVKxuWuS1fdPg64EHpFM6wFQeYkWQ8s3UIVfLIZ" + URL;

    /** Of one name and one key id, found by trying. */
    private static final String TWIN =
            "mirror log.example/symbia+07cf201b+BBWodD0aBTwbAYyp12hNuO9U06Sn8Qz3uBhNVgFr0/l9" + URL;

    @TempDir
    private Path folder;

    @Test
    void refusesToStartWithTwoKeysThatNoLineTellsApart() throws IOException {
        for (String lines : new String[] {KEY + TWIN, KEY + KEY}) {
            Path file = Files.writeString(folder.resolve("mirrors"), lines);
            MirroringSettings settings =
                    new MirroringSettings(file.toString(), 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
            assertThatThrownBy(() -> MirrorAddress.read(settings))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("two keys have the name and key id");
        }
    }
}
