package io.symbia.tlog.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class EvidenceArchiveTest {
    private static final SortedMap<String, Octets> FILES = new TreeMap<>(
            Map.of("policy", octets("quorum none\n"), "events/a.json", octets("{}"), "events/b.json", Octets.EMPTY));

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadAsItWasWritten() {
        EvidenceArchive archive = new EvidenceArchive(FILES);
        assertThat(EvidenceArchive.parse(archive.format())).isEqualTo(archive);
        assertThat(archive.format()).isEqualTo(new EvidenceArchive(new TreeMap<>(FILES)).format());
        EvidenceArchive empty = new EvidenceArchive(new TreeMap<>());
        assertThat(EvidenceArchive.parse(empty.format())).isEqualTo(empty);
    }

    @Test
    void anyProgramOpensIt() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(new EvidenceArchive(FILES).format().toArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName() + " " + zip.readAllBytes().length);
            }
        }
        assertThat(names).hasSize(4).contains("events/a.json 2", "events/b.json 0", "policy 12");
    }

    @Test
    void everyFlippedBitIsFound() {
        byte[] bytes = new EvidenceArchive(FILES).format().toArray();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refuses(Octets.of(changed));
        }
    }

    @Test
    void whatIsCutOffOrAddedIsFound() {
        byte[] bytes = new EvidenceArchive(FILES).format().toArray();
        for (int length = 0; length < bytes.length; length++) {
            refuses(Octets.copyOf(bytes, 0, length));
        }
        refuses(octets(new String(bytes, StandardCharsets.ISO_8859_1) + "x"));
    }

    @Test
    void aFileThatIsNotListedIsFound() {
        SortedMap<String, Octets> all = new TreeMap<>(StrictZip.parse(new EvidenceArchive(FILES).format()));
        all.put("more", Octets.EMPTY);
        refuses(StrictZip.format(all));
        all.remove("more");
        all.remove("policy");
        refuses(StrictZip.format(all));
        refuses(StrictZip.format(FILES)); // No list at all.
    }

    @Test
    void refusesNamesThatLeadElsewhere() {
        for (String name : List.of(
                "",
                "/etc/passwd",
                "../a",
                "a/../b",
                "a//b",
                "a/",
                "./a",
                "a\\b",
                "C:a",
                ".a",
                "a/.b",
                "ä",
                "a b",
                "a\n",
                "a/b/c/d/e",
                "a".repeat(201))) {
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> StrictZip.format(new TreeMap<>(Map.of(name, Octets.EMPTY))));
        }
    }

    /** Ten megabytes of zeros in ten kilobytes: compressed entries are refused before anything is unpacked. */
    @Test
    void refusesWhatIsLargerInsideThanOutside() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[10 << 20]);
        }
        assertThat(bytes.size()).isLessThan(20_000);
        refuses(Octets.of(bytes.toByteArray()));
    }

    @Test
    void hasLimits() {
        SortedMap<String, Octets> many = new TreeMap<>();
        for (int number = 0; number <= StrictZip.MAX_ENTRIES; number++) {
            many.put("f" + number, Octets.EMPTY);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> StrictZip.format(many));
        many.remove("f0");
        assertThat(StrictZip.parse(StrictZip.format(many))).isEqualTo(many);
        refuses(Octets.of(new byte[StrictZip.MAX_BYTES + 1]));
    }

    private static void refuses(Octets archive) {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceArchive.parse(archive));
    }
}
