package io.symbia.client.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.http.PlatformClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProofMeasureTest {
    private static final Pace PACE = new Pace(100, 1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SealingPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new SealingPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void measuresEachCommandAndEachProof() throws InterruptedException {
        long begin = System.nanoTime();
        ProofMeasure.Result result = take(0, PATIENCE);
        assertThat(result.isComplete()).isTrue();
        assertThat(result.answers().count()).isEqualTo(100);
        assertThat(result.proofs().count()).isEqualTo(100);
        assertThat(result.proofs().percentileNanos(1)).isPositive();
        assertThat(result.proofs().percentileNanos(100)).isLessThan(System.nanoTime() - begin);
        assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990)); // Evenly paced.
    }

    @Test
    void leavesOutTheWarmUp() throws InterruptedException {
        ProofMeasure.Result result = take(40, PATIENCE);
        assertThat(result.answers().count()).isEqualTo(60);
        assertThat(result.proofs().count()).isEqualTo(60);
        assertThat(platform.asked()).hasSize(100); // The proofs of the warm-up are awaited like the others.
    }

    @Test
    void asksForProofsOnlyWhenThereIsANewCheckpointAndFewAtATime() throws InterruptedException {
        take(0, PATIENCE);
        // An event may be accepted just after the seal that its first question follows.
        assertThat(platform.asked())
                .hasSize(100)
                .allSatisfy((digest, times) -> assertThat(times).isBetween(1, 2));
        assertThat(platform.mostDownloads()).isLessThanOrEqualTo(8);
    }

    /** The answer comes after the checkpoint that seals its event, and no other follows. */
    @Test
    void asksForProofsOfEventsThatWereSealedBeforeTheyWereAnswered() throws InterruptedException {
        platform.sealAtOnce();
        ProofMeasure.Result result = take(0, PATIENCE);
        assertThat(result.isComplete()).isTrue();
        assertThat(result.proofs().count()).isEqualTo(100);
    }

    @Test
    void countsWhatIsRefused() throws InterruptedException {
        platform.refuse();
        ProofMeasure.Result result = take(0, PATIENCE);
        assertThat(result.refused()).isEqualTo(10);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.answers().count()).isEqualTo(90);
        assertThat(result.proofs().count()).isEqualTo(90);
    }

    @Test
    void countsProofsThatNeverCome() throws InterruptedException {
        platform.loseTheFirst();
        ProofMeasure.Result result = take(0, Duration.ofMillis(300));
        assertThat(result.unproven()).isEqualTo(1);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.proofs().count()).isEqualTo(99);
    }

    private ProofMeasure.Result take(int warmUp, Duration patience) throws InterruptedException {
        try (PlatformClient client = new PlatformClient(platform.url(), PATIENCE)) {
            return new ProofMeasure(client, LOOK_EVERY, 0).take(PACE, warmUp, patience);
        }
    }
}
