package io.symbia.support.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.store.Commit;
import io.symbia.support.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order commits leave. */
class OutboxTest {
    private final List<Commit> commits = new ArrayList<>();
    private final Outbox outbox = new Outbox();

    @BeforeEach
    void make() {
        String crate = "C-" + UUID.randomUUID();
        try (CrateHouse house = new CrateHouse(TestDatabase.uri(), "outbox", (commit, _) -> commits.add(commit))) {
            house.open(crate, 10);
            for (int slip = 1; slip < 4; slip++) house.add(crate, "S-" + slip, 1);
        }
    }

    private List<Commit> take() throws InterruptedException {
        return outbox.take(10, 1);
    }

    @Test
    void waitsForAPredecessorElsewhereAndLeavesInOrder() throws Exception {
        List<Commit> ours = commits.subList(1, 4); // The first is in the hands of another process.
        ours.forEach(commit -> outbox.add(commit, true));
        assertThat(take()).isEmpty();
        assertThat(outbox.awaited()).containsExactly(commits.getFirst().id());
        outbox.release(Set.of(commits.getFirst().id()));
        assertThat(take()).containsExactlyElementsOf(ours);
    }

    @Test
    void takesACommitOnce() throws Exception {
        outbox.add(commits.getFirst(), false);
        outbox.add(commits.getFirst(), false);
        assertThat(take()).hasSize(1);
        outbox.add(commits.getFirst(), false);
        assertThat(take()).isEmpty();
    }

    @Test
    void aNewProducerBeginsWithTheOldestThatWasNotAcknowledged() throws Exception {
        commits.forEach(commit -> outbox.add(commit, false));
        take();
        outbox.sendAgain(Set.of(commits.getFirst().id()));
        assertThat(take()).containsExactlyElementsOf(commits.subList(1, 4));
    }

    @Test
    void anEventIsFoundUntilItIsRecorded() {
        outbox.add(commits.getFirst(), false);
        String id = commits.getFirst().events().getFirst().envelope().id();
        assertThat(outbox.commitOf(id)).isPresent();
        outbox.finished(commits.subList(0, 1));
        assertThat(outbox.commitOf(id)).isEmpty();
        assertThat(outbox.size()).isZero();
    }
}
