package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --trust-again} does to the files of a log. */
class TrustAgainTest {
    private static final String WITNESS = "customs.example/witness";
    private static final String HASH =
            Hash.ofContent(WITNESS.getBytes(StandardCharsets.UTF_8)).hex();

    @TempDir
    private Path folder;

    private String trust(String... options) throws IOException {
        return TrustAgain.trust(Map.of("SYMBIA_LOG_DATA", folder.toString()), List.of(options));
    }

    @Test
    void putsTheProofWhereItProvesNothingAnyMore() throws IOException {
        NoteSigner cosigner = NoteSigner.cosignerOfSeed(WITNESS, Octets.of(new byte[32]));
        String text = new Checkpoint("log.test/trusting", 7, Hash.ofContent(new byte[0])).format();
        String proof = text + "\n" + cosigner.cosign(text, 1_700_000_000).format() + "\n";
        Files.writeString(folder.resolve("forgotten-" + HASH), proof);

        assertThat(trust("--trust-again", WITNESS))
                .isEqualTo(WITNESS + " counts again; it had cosigned 7 leaves and forgotten it");

        assertThat(folder.toFile().list()).containsExactly("forgiven-" + HASH);
        assertThat(folder.resolve("forgiven-" + HASH)).hasContent(proof);
    }

    @Test
    void saysWhenThereIsNothingToForgive() {
        assertThatThrownBy(() -> trust("--trust-again", WITNESS))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining(WITNESS + " has forgotten nothing");
    }
}
