package io.symbia.log.publishing;

import io.symbia.disk.Disk;
import io.symbia.log.patience.Patience;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Publishes each tree as soon as it is sealed, in the thread that seals: what the policy {@code quorum none} asks for. */
public final class AtOnce implements Publication {
    private final CheckpointFile file;
    private final Clock clock;
    private final Patience patience;
    private volatile Optional<Published> published = Optional.empty();
    private volatile Runnable whenPublished = () -> {};

    /** Publishes in a folder. */
    public AtOnce(Disk disk, Clock clock, Patience patience) {
        this.file = new CheckpointFile(disk);
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public void start(Runnable listener) {
        whenPublished = listener;
    }

    /** Nobody is asked who could know better. */
    @Override
    public void requireOneHistory() {}

    @Override
    public void sealed(Sealed newest) {
        file.replace(newest.checkpoint(), patience);
        published = Optional.of(
                new Published(newest.batches(), newest.size(), newest.root(), newest.checkpoint(), clock.instant()));
        whenPublished.run();
    }

    @Override
    public Optional<Published> published() {
        return published;
    }

    /** None is kept: without cosignatures each can be signed again, and the history holds it. */
    @Override
    public Optional<Octets> earlier(long size) {
        return Optional.empty();
    }

    @Override
    public List<WitnessStatus> witnesses() {
        return List.of();
    }

    @Override
    public Patience patience() {
        return patience;
    }

    @Override
    public void close() throws IOException {
        // Nothing is under way between two calls.
    }
}
