package io.symbia.log.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {
    @Test
    void isUsedWhereItIsNamedAndNotRefused() {
        for (String accepted : List.of("gzip", "deflate, gzip", "GZIP;q=0.5", "br;q=1.0, gzip;q=0.8, *;q=0.1")) {
            assertThat(Gzip.isAccepted(Optional.of(accepted))).as(accepted).isTrue();
        }
        for (String refused : List.of("", "identity", "gzip;q=0", "gzip; q=0.000", "x-gzip2", "gzip,".repeat(1_000))) {
            assertThat(Gzip.isAccepted(Optional.of(refused))).as(refused).isFalse();
        }
        assertThat(Gzip.isAccepted(Optional.empty())).isFalse();
    }

    @Test
    void givesBackTheSameBytes() throws IOException {
        byte[] bytes = "checkpoint ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] coded = Gzip.code(bytes);

        assertThat(coded).hasSizeLessThan(bytes.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes())
                .isEqualTo(bytes);
    }
}
