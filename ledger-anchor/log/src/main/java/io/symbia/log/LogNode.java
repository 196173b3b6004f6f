package io.symbia.log;

import io.symbia.disk.Disk;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.fence.RolledBackException;
import io.symbia.log.patience.Patience;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.log.storage.commits.DamagedLogException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The log as part of a process: opens in a thread of its own, so that the process can say what it is waiting for, and drains when the
 * process ends.
 */
public final class LogNode implements SmartLifecycle {
    /** sysexits.h, EX_CONFIG: starting again changes nothing, somebody has to look. */
    public static final int REFUSED = 78;

    /** sysexits.h, EX_SOFTWARE: ended on purpose to stay safe; the next start recovers. */
    public static final int FAILED = 70;

    private static final Logger LOG = LoggerFactory.getLogger(LogNode.class);

    /** How long draining waits for the log state or the disk. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final LogSettings settings;
    private final Disk disk;
    private final LogStateStore states;
    private final Consumer<OpenLog> opened;
    private final Surroundings around;
    private final Patience patience = new Patience();
    private final Thread opening = Thread.ofPlatform().name("opening").unstarted(this::open);
    private volatile Optional<OpenLog> log = Optional.empty();
    private volatile boolean stopped;

    /**
     * A log that is not open yet.
     *
     * @param sealed is told of each batch that is sealed
     * @param opened is told once the log is open
     * @param exit   ends the process with an exit code
     */
    public LogNode(
            LogSettings settings,
            Disk disk,
            LogStateStore states,
            Clock clock,
            Consumer<SealedBatch> sealed,
            Consumer<OpenLog> opened,
            Consumer<Integer> exit) {
        this.settings = settings;
        this.disk = disk;
        this.states = states;
        this.opened = opened;
        this.around = new Surroundings(clock, patience, sealed, failed -> fail(failed, exit));
    }

    /** The log, once it is open. */
    public Optional<OpenLog> log() {
        return log;
    }

    /** What the log itself, apart from reading and receipts, waits for, if anything. */
    public Optional<String> problem() {
        return patience.problem();
    }

    @Override
    public void start() {
        opening.start();
    }

    private void open() {
        long startNanos = System.nanoTime();
        try {
            OpenLog open = OpenLog.open(settings, disk, states, around);
            opened.accept(open);
            log = Optional.of(open);
            LOG.info(
                    "event=log_open origin={} size={} epoch={} millis={}",
                    settings.origin(),
                    open.sealer().newest().size(),
                    open.sealer().epoch(),
                    Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
        } catch (Patience.EndedException _) {
            LOG.info("event=log_not_opened reason=\"stopped while waiting\"");
        } catch (IOException | RuntimeException failed) {
            around.fatal().accept(failed);
        }
    }

    private static void fail(Throwable failed, Consumer<Integer> exit) {
        boolean rolledBack = failed instanceof RolledBackException;
        boolean refused =
                rolledBack || failed instanceof RefusedToStartException || failed instanceof DamagedLogException;
        if (rolledBack) {
            LOG.error("event=log_rolled_back reason=\"{}\"", failed.getMessage(), failed);
        } else if (refused) {
            LOG.error("event=log_refuses_to_start reason=\"{}\"", failed.getMessage());
        } else {
            LOG.error("event=log_failed reason=\"{}\"", failed.getMessage(), failed);
        }
        exit.accept(refused ? REFUSED : FAILED);
    }

    @Override
    public void stop() {
        stopped = true;
        if (log.isEmpty()) {
            patience.end(); // It is still waiting to open.
        }
        Thread deadline = Thread.ofVirtual().start(this::endPatience);
        try {
            opening.join();
            if (log.isPresent()) {
                log.get().drain();
            }
        } catch (IOException failed) {
            LOG.warn("event=drain_incomplete reason=\"{}\"", failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            deadline.interrupt();
        }
    }

    private void endPatience() {
        try {
            Thread.sleep(GRACE);
            patience.end();
        } catch (InterruptedException _) {
            // Drained in time.
        }
    }

    @Override
    public boolean isRunning() {
        return opening.isAlive() || (log.isPresent() && !stopped);
    }

    /** Starts first and stops last: the doors close before what is behind them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
