package io.symbia.tlog.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ArchiveInPartsTest {
    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Octets written(ArchiveInParts archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.writeTo(out);
        return Octets.of(out.toByteArray());
    }

    @Test
    void hasTheBytesOfOneThatIsMadeAtOnce() throws IOException {
        Random random = new Random(7);
        for (int files = 0; files < 20; files++) {
            SortedMap<String, Octets> whole = new TreeMap<>();
            SortedMap<String, ArchiveInParts.Content> parts = new TreeMap<>();
            for (int file = 0; file < files; file++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                String name = "folder-" + random.nextInt(3) + "/" + file + ".bin";
                whole.put(name, Octets.of(bytes));
                parts.put(name, () -> Octets.of(bytes));
            }
            ArchiveInParts archive = ArchiveInParts.of(parts);

            assertThat(written(archive)).isEqualTo(new EvidenceArchive(whole).format());
            assertThat(archive.sizeBytes()).isEqualTo(written(archive).size());
            assertThat(EvidenceArchive.parse(written(archive)).files()).isEqualTo(whole);
        }
    }

    @Test
    void isRefusedWhenItWouldBeTooLarge() {
        Octets megabyte = Octets.of(new byte[1 << 20]);
        SortedMap<String, ArchiveInParts.Content> parts = new TreeMap<>();
        for (int file = 0; file < 64; file++) parts.put("file-" + file, () -> megabyte);

        assertThatThrownBy(() -> ArchiveInParts.of(parts)).hasMessageContaining("at most 67108864 bytes");
        parts.remove("file-63");
        assertThatThrownBy(() -> ArchiveInParts.of(new TreeMap<>(Map.of("../x", () -> megabyte)))
                        .writeTo(new ByteArrayOutputStream()))
                .hasMessageContaining("not the name of an entry");
    }

    @Test
    void breaksOffWhenAFileIsAnotherTheSecondTime() throws IOException {
        AtomicInteger times = new AtomicInteger();
        SortedMap<String, ArchiveInParts.Content> parts = new TreeMap<>();
        parts.put("steady", () -> octets("steady"));
        parts.put("unsteady", () -> octets("time " + times.incrementAndGet()));
        ArchiveInParts archive = ArchiveInParts.of(parts);

        assertThatThrownBy(() -> written(archive))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("unsteady is not what it was a moment ago");
    }
}
