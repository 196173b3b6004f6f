package io.symbia.log.witnessing;

import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.Cosigned;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Publishes what the quorum of a policy has cosigned. Round after round the newest sealed checkpoint goes to all witnesses at once; as soon as
 * enough have cosigned it, it is current, and the next round begins with whatever is the newest then, so sizes in between are skipped. While
 * the quorum is not met, the checkpoint before stays current, and the log seals on.
 *
 * <p>A witness that shows that this log has signed what its files do not have ends the process, whether or not the policy needs it.
 *
 * <p>A crash before a checkpoint is current leaves the one before it, which the quorum has cosigned too; the next start sends the last
 * commit to the witnesses again.
 */
public final class QuorumPublication implements Publication {
    /** Pause after a round that did not meet the quorum: a witness that refuses is asked twice a second at most. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Pause between two looks at what witnesses have cosigned, while there is nothing that they may be shown. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** How long the end of the process waits for the last round. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final WitnessingSettings settings;
    private final CosignedCheckpoints checkpoints;
    private final OwnHistory history;
    private final RecentTrees<AskedWitness> trees = new RecentTrees<>();
    private final Patience patience;
    private final Consumer<Throwable> fatal;
    private final HttpClient http;
    private final AskedWitnesses witnesses;
    private final ClockComparison clocks;
    private final Thread thread = Thread.ofPlatform().name("witnessing").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock(); // Never held while waiting for a disk or a witness.
    private final Condition changed = lock.newCondition();
    private volatile Optional<Sealed> newest = Optional.empty(); // Written under lock.
    private volatile boolean overtaken;
    private volatile boolean closing; // Written under lock.
    private volatile Runnable whenPublished = () -> {};

    /**
     * A publication that asks nobody yet.
     *
     * @param checkpoints what was published before
     * @param patience    what {@code checkpoints} waits with
     * @param history     of this log, as its files have it
     * @param fatal       ends the process
     */
    public QuorumPublication(
            WitnessPolicy policy,
            WitnessingSettings settings,
            CosignedCheckpoints checkpoints,
            Patience patience,
            OwnHistory history,
            Clock clock,
            Consumer<Throwable> fatal) {
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.history = history;
        this.patience = patience;
        this.fatal = fatal;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.answerLimit())
                .followRedirects(HttpClient.Redirect.NEVER) // Another place is another witness.
                .build();
        long knownSize = checkpoints.current().map(Published::size).orElse(0L); // A guess, which each witness corrects.
        Map<WitnessPolicy.Address, AskedWitness> asked = new LinkedHashMap<>();
        for (WitnessPolicy.Address address : policy.addresses()) asked.put(address, asked(address, knownSize, clock));
        witnesses = new AskedWitnesses(asked.values());
        clocks = new ClockComparison(policy, asked, clock, settings.answerLimit(), this::signal);
    }

    private AskedWitness asked(WitnessPolicy.Address address, long knownSize, Clock clock) {
        Forgetting forgetting = history.forgettingOf(address, checkpoints);
        WitnessClient client =
                new WitnessClient(address, http, settings.answerLimit(), history, trees, forgetting, clock, knownSize);
        return new AskedWitness(address.name(), client, forgetting, settings.rest(), clock, new Answers());
    }

    @Override
    public void start(Runnable listener) {
        whenPublished = listener;
        clocks.started();
        witnesses.start();
        thread.start();
    }

    @Override
    public void requireOneHistory() {
        history.requireWhole();
    }

    @Override
    public void sealed(Sealed sealed) {
        history.sealed(sealed.size());
        trees.add(sealed);
        lock.lock();
        try {
            newest = Optional.of(sealed);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Published> published() {
        return checkpoints.current();
    }

    @Override
    public Optional<Octets> earlier(long size) throws IOException {
        return checkpoints.earlier(size);
    }

    @Override
    public boolean checkNext() throws IOException {
        return checkpoints.checkNext();
    }

    @Override
    public Patience patience() {
        return patience;
    }

    @Override
    public List<WitnessStatus> witnesses() {
        return witnesses.statuses();
    }

    @Override
    public Optional<String> missing() {
        lock.lock();
        try {
            return isNewestPublished()
                    ? Optional.empty()
                    : newest.map(it -> "the quorum has not cosigned %d leaves".formatted(it.size()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration ahead() {
        return clocks.ahead();
    }

    @Override
    public boolean isOvertaken() {
        return overtaken;
    }

    @Override
    public Duration compareClocks() {
        return clocks.compare();
    }

    private void run() {
        try {
            compareUntilSealed();
            Optional<Sealed> ahead = Optional.empty();
            while (!closing) {
                Round round = ahead.map(tree -> witnesses.follow(tree, trees))
                        .orElseGet(() -> witnesses.ask(newest.orElseThrow()));
                awaitWhile(() -> !round.isOver(), settings.answerLimit());
                clocks.answered();
                boolean wasAhead = ahead.isPresent();
                ahead = round.ahead().filter(it -> it.size() > publishedSize());
                overtaken = wasAhead && ahead.isPresent();
                if (ahead.isPresent()) continue;
                if (round.isMet()) { // Until there is something new, or until its cosignatures have aged.
                    awaitWhile(() -> isNewestPublished() && !clocks.isDoubted(), settings.cosignAgain());
                } else {
                    awaitWhile(() -> true, PAUSE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            fatal.accept(failure);
        }
    }

    /**
     * INVARIANT 148: a log that may show nothing yet, since it waits for mirrors or has sealed nothing, has witnesses show what they know of it: it
     * would else seal a second history for as long as nobody lets it publish.
     */
    private void compareUntilSealed() throws InterruptedException {
        while (!closing && newest.isEmpty()) {
            witnesses.compare();
            awaitWhile(() -> newest.isEmpty(), LOOK_AGAIN);
        }
    }

    private long publishedSize() {
        return published().map(Published::size).orElse(-1L);
    }

    private boolean isNewestPublished() {
        return newest.map(Sealed::size).equals(published().map(Published::size));
    }

    /** Waits at most that long while something holds, and not when this is to be closed. */
    private void awaitWhile(BooleanSupplier holds, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (left > 0 && !closing && holds.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Answers of witnesses, each in the thread of its own. */
    private final class Answers implements AskedWitness.Answers {
        @Override
        public void answered(Round round, AskedWitness witness, Optional<Cosigned> cosigned) {
            boolean isPublished = cosigned.isPresent()
                    && checkpoints.offer(
                            cosigned.get().sealed(), trees.cosigned(witness, cosigned.get(), AskedWitness::counts));
            if (isPublished) whenPublished.run();
            round.done(witness, cosigned.map(Cosigned::sealed), isPublished);
            signal();
        }

        @Override
        public void failed(Throwable failure) {
            if (!closing) {
                fatal.accept(failure);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            awaitWhile(() -> !isNewestPublished(), GRACE);
            lock.lock();
            try {
                closing = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            patience.end();
            witnesses.close();
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            http.shutdownNow();
            checkpoints.close();
        }
    }
}
