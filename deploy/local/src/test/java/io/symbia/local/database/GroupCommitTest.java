package io.symbia.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    private static final int WRITERS = 20;
    private static final int WRITES = 500;

    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final HeldStorage storage = new HeldStorage();
    private final GroupCommit commits = new GroupCommit(storage, fatal::set);

    @AfterEach
    void letGo() {
        storage.release(1_000);
        commits.close();
    }

    @Test
    void acknowledgesAWriteOnlyWhenItsCommitIsOnDisk() {
        CompletableFuture<String> answer = async(() -> commits.write(() -> "written"));
        storage.awaitCommits(1);
        assertStaysOpen(answer);

        storage.release(1);
        assertThat(answer.join()).isEqualTo("written");
    }

    @Test
    void letsWritersThatCameDuringACommitShareTheNext() {
        var applied = new AtomicInteger();
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(async(() -> commits.write(applied::incrementAndGet)));
        storage.awaitCommits(1);
        for (int i = 0; i < WRITERS; i++) {
            answers.add(async(() -> commits.write(applied::incrementAndGet)));
        }
        await().until(() -> applied.get() == 1 + WRITERS);

        storage.release(2);
        answers.forEach(CompletableFuture::join);
        assertThat(storage.commits).hasValue(2);
    }

    @Test
    void showsAReaderNothingThatACrashCouldUndo() {
        var value = new AtomicInteger();
        CompletableFuture<Integer> written = async(() -> commits.write(value::incrementAndGet));
        await().until(() -> value.get() == 1);

        CompletableFuture<Integer> read = async(() -> commits.read(value::get));
        storage.awaitCommits(1);
        assertStaysOpen(read);

        storage.release(2);
        assertThat(read.join()).isOne();
        written.join();
    }

    @Test
    void letsAReaderGoAtOnceWhenAllIsOnDisk() {
        storage.release(1);
        commits.write(() -> 1);
        assertThat(commits.<Integer>read(() -> 2)).isEqualTo(2);
        assertThat(storage.commits).hasValue(1);
    }

    @Test
    void holdsBackARefusalToo() {
        CompletableFuture<Object> refused = async(() -> commits.write(() -> {
            throw new IllegalArgumentException("duplicate");
        }));
        storage.awaitCommits(1);
        assertStaysOpen(refused);

        storage.release(1);
        assertThatThrownBy(refused::join).hasRootCauseMessage("duplicate");
    }

    @Test
    void neverCommitsHalfOfAWrite() {
        storage.release(1_000);
        var begun = new CompletableFuture<Void>();
        var rest = new CompletableFuture<Integer>();
        CompletableFuture<Integer> slow = async(() -> commits.write(() -> {
            begun.complete(null);
            return rest.join();
        }));
        begun.join();
        CompletableFuture<Integer> quick = async(() -> commits.write(() -> 2));

        assertStaysOpen(quick);
        assertThat(storage.commits).hasValue(0);

        rest.complete(1);
        assertThat(slow.join() + quick.join()).isEqualTo(3);
    }

    @Test
    void losesNoWakeUp() {
        storage.release(WRITERS * WRITES);
        var applied = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                executor.execute(() -> {
                    for (int i = 0; i < WRITES; i++) {
                        commits.write(applied::incrementAndGet);
                    }
                });
            }
        }
        assertThat(applied).hasValue(WRITERS * WRITES);
    }

    @Test
    void acknowledgesNothingAfterACommitThatFailed() {
        GroupCommit.Storage broken = new GroupCommit.Storage() {
            @Override
            public void commit() {
                throw new UncheckedIOException(new IOException("no space left on device"));
            }

            @Override
            public void force() {}
        };
        try (var failing = new GroupCommit(broken, fatal::set)) {
            assertThatThrownBy(() -> failing.write(() -> 1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> failing.write(() -> 2)).isInstanceOf(IllegalStateException.class);
            await().until(() -> fatal.get() instanceof UncheckedIOException);
        }
    }

    private static void assertStaysOpen(CompletableFuture<?> answer) {
        await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(5)).until(() -> !answer.isDone());
    }

    private static <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            var _ = Thread.startVirtualThread(task);
        });
    }

    /** A disk that takes a commit only when the test lets it. */
    private static final class HeldStorage implements GroupCommit.Storage {
        private final AtomicInteger commits = new AtomicInteger();
        private final Semaphore allowed = new Semaphore(0);

        @Override
        public void commit() {
            commits.incrementAndGet();
        }

        @Override
        public void force() {
            allowed.acquireUninterruptibly();
        }

        void awaitCommits(int count) {
            await().until(() -> commits.get() >= count);
        }

        void release(int count) {
            allowed.release(count);
        }
    }
}
