package io.symbia.cosigner;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that anybody could make again would sign for anybody. */
public class CosignerKeysTest {
    private static final String NAME = "customs.example/witness";

    @Test
    void haveSeedsThatNoOtherKeyHas() throws Exception {
        List<String> seeds = new ArrayList<>();
        for (int witness = 0; witness < 3; witness++) {
            ShadowDisk disk = new ShadowDisk();
            CosignerKeys.create(disk, NAME, new SecureRandom());
            new String(disk.bytes("key"), StandardCharsets.UTF_8)
                    .lines()
                    .map(CosignerKeysTest::seed)
                    .forEach(seeds::add);
        }
        assertThat(seeds).hasSize(6).doesNotHaveDuplicates();
    }

    /** The fifth part of a line, after a byte that names the algorithm. */
    private static String seed(String line) {
        byte[] typed = Base64.getDecoder().decode(line.split("\\+", 5)[4]);
        return HexFormat.of().formatHex(typed, 1, typed.length);
    }

    @Test
    void giveNothingAgainOfWhatTheyHaveNotCosigned() throws IOException {
        CosignerKeys keys = CosignerKeys.create(new ShadowDisk(), "customs.example", new SecureRandom());
        String text = "log.example/tea\n0\n" + MerkleTree.EMPTY_ROOT.base64() + "\n";
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
        Note bare =
                NoteSigner.ofSeed("log.example/tea", Octets.of(new byte[32])).note(text);
        assertThat(keys.recent(bare, clock)).isEmpty();
        Note cosigned = bare.with(keys.cosign(text, clock));
        assertThat(keys.recent(cosigned, clock))
                .hasValueSatisfying(
                        own -> assertThat(own).hasSize(keys.verifierKeys().size()));
    }
}
