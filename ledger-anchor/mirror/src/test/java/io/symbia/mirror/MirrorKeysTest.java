package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.mirror.checkpoints.MirroredLog;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mirror says at its start which keys do not go together, and not at the first checkpoint. */
class MirrorKeysTest {
    @Test
    void refusesKeysThatNoLineTellsApart() {
        List<VerifierKey> twins = Stream.of( // Of one name and one key id, found by trying.
                        "log.example/symbia+e82f9214+AaPjsIm+5papIhhIvtbHHmJvhEzmxad670uMMIF+hj2W",
                        "log.example/symbia+e82f9214+AbwRwsuel8kKsOxayGlLwN6dnoiAcbYWKMk6datRYfEw")
                .map(VerifierKey::parse)
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MirroredLog.of(twins))
                .withMessageContaining("two keys have the name and key id");
    }

    @Test
    void refusesAPolicyThatDoesNotGoWithTheKeysOfALog() {
        Octets seed = Octets.of(new byte[32]);
        List<MirroredLog> logs =
                MirroredLog.of(List.of(NoteSigner.ofSeed("log.example", seed).verifierKey()));
        String renamed = NoteSigner.ofSeed("other.example", seed).verifierKey().format();
        Policy policy =
                Policy.parse(Octets.of(("log " + renamed + "\nquorum none\n").getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mirror.open(
                        new ShadowDisk(),
                        "mirror.example",
                        logs,
                        Optional.of(policy),
                        Clock.systemUTC(),
                        new SecureRandom()))
                .withMessageContaining("two logs have the public key");
    }
}
