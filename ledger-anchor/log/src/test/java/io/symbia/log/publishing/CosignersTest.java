package io.symbia.log.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two witnesses, of which the policy needs one: what is taken of the other, and what is known of it. */
class CosignersTest {
    private static final int BATCHES = 6;
    private static final NoteSigner WITNESS = NoteSigner.cosignerOfSeed("witness.test", Octets.of(new byte[32]));
    private static final NoteSigner OTHER = NoteSigner.cosignerOfSeed(
            "other.test", Octets.of("another seed of thirty-two bytes".getBytes(StandardCharsets.UTF_8)));
    private static final Policy POLICY = new Policy(
            List.of(new Policy.Log(SimulatedLog.KEYS.verifierKey(), Optional.empty())),
            List.of(
                    new Policy.Witness("witness", WITNESS.verifierKey(), Optional.empty()),
                    new Policy.Witness("other", OTHER.verifierKey(), Optional.empty())),
            List.of(),
            "witness");
    private static final Instant START = Instant.parse("2026-11-22T09:30:00Z");

    private final ShadowDisk disk = new ShadowDisk();
    private final List<Sealed> seals = new ArrayList<>();
    private Instant now = START;

    @BeforeEach
    void seal() throws IOException {
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                Published published = log.sealTo(batch * 10L);
                seals.add(new Sealed(published.batches(), published.size(), published.root(), published.checkpoint()));
            }
        }
    }

    private CosignedCheckpoints open() throws IOException {
        InstantSource clock = () -> now;
        return CosignedCheckpoints.open(
                disk,
                new LogReader(disk),
                BATCHES,
                POLICY,
                Duration.ZERO,
                clock.withZone(ZoneOffset.UTC),
                new Patience(Duration.ofMillis(1)));
    }

    private static List<NoteSignature> cosigned(Sealed sealed, long timestampSeconds) {
        return List.of(WITNESS.cosign(sealed.checkpoint().text(), timestampSeconds));
    }

    @Test
    void haveNoWordAboutTheFuture() throws IOException {
        Sealed first = seals.getFirst();
        long latest = now.plus(CosignedCheckpoints.MAX_CLOCK_DIFFERENCE).getEpochSecond();
        try (CosignedCheckpoints checkpoints = open()) {
            for (long future : new long[] {latest + 1, 1L << 62, Long.MAX_VALUE}) {
                assertThat(checkpoints.offer(first, cosigned(first, future))).isFalse();
            }
            assertThat(checkpoints.current()).isEmpty();
            assertThat(checkpoints.offer(first, cosigned(first, latest))).isTrue();
            List<NoteSignature> taken =
                    checkpoints.current().orElseThrow().checkpoint().signatures();
            assertThat(checkpoints.offer(
                            first, List.of(OTHER.cosign(first.checkpoint().text(), 1L << 62))))
                    .isTrue(); // Of it nothing is added.
            assertThat(checkpoints.current().orElseThrow().checkpoint().signatures())
                    .isEqualTo(taken);
        }
        // From a time when such a one was still taken.
        NoteSignature spoiling = OTHER.cosign(first.checkpoint().text(), 1L << 62);
        Note before = first.checkpoint().with(cosigned(first, latest)).with(List.of(spoiling));
        disk.put("checkpoint", StrictUtf8.encode(before.format()).toArray());
        try (CosignedCheckpoints checkpoints = open()) {
            assertThat(checkpoints.current().orElseThrow().checkpoint().signatures())
                    .hasSize(before.signatures().size() - 1)
                    .doesNotContain(spoiling);
        }
        // If it is this log's clock that was set back, what was current is current all the same.
        now = START.minus(Duration.ofDays(1));
        try (CosignedCheckpoints checkpoints = open()) {
            assertThat(checkpoints.current()).isPresent();
        }
    }

    @Test
    void areKnownByWhatTheyHaveCosigned() throws IOException {
        try (CosignedCheckpoints checkpoints = open()) {
            assertThat(checkpoints.newestCosignedBy(List.of(OTHER.verifierKey())))
                    .isEmpty();
            for (int number = 0; number < BATCHES; number++) {
                Sealed sealed = seals.get(number);
                List<NoteSignature> cosignatures = new ArrayList<>(cosigned(sealed, now.getEpochSecond()));
                if (number <= 2)
                    cosignatures.add(OTHER.cosign(sealed.checkpoint().text(), now.getEpochSecond()));
                checkpoints.offer(sealed, cosignatures);
                Note newest = checkpoints
                        .newestCosignedBy(List.of(OTHER.verifierKey()))
                        .orElseThrow();
                assertThat(newest.text())
                        .isEqualTo(seals.get(Math.min(number, 2)).checkpoint().text());
                assertThat(newest.signatures()).hasSize(1).allMatch(line -> line.claims(OTHER.verifierKey()));
            }
        }
    }
}
