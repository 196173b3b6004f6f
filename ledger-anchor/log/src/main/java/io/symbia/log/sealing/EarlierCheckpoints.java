package io.symbia.log.sealing;

import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The checkpoints of sizes before the published one. To make one takes a search in two files and a signature of each key, which anybody can ask
 * for; so those that were asked for last are remembered, and they never change.
 */
public final class EarlierCheckpoints {
    /** Of what is remembered: some seventy with three witnesses, two thousand with the log's signature alone. */
    static final int MAX_BYTES = 1 << 20;

    private final Publication publication;
    private final LogKeys keys;
    private final LogReader reader;
    private final int maxBytes;
    private final Map<Long, Octets> remembered = new LinkedHashMap<>(16, 0.75f, true); // This, and the next: guarded.
    private long rememberedBytes;

    /** Those of a log. */
    public EarlierCheckpoints(Publication publication, LogKeys keys, LogReader reader) {
        this(publication, keys, reader, MAX_BYTES);
    }

    EarlierCheckpoints(Publication publication, LogKeys keys, LogReader reader, int maxBytes) {
        this.publication = publication;
        this.keys = keys;
        this.reader = reader;
        this.maxBytes = maxBytes;
    }

    /** The one of a size, if it was asked for lately. */
    public Optional<Octets> remembered(long size) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(size));
        }
    }

    /**
     * The one of a size at which a batch ended: as it was published, with its cosignatures, or, if that size was never current or is not one of
     * those that are kept, with the log's signature alone.
     *
     * @param size      smaller than that of {@code published}
     * @param published what the log has signed last
     */
    public Optional<Octets> find(long size, Published published) throws IOException {
        Optional<Octets> known = remembered(size);
        if (known.isPresent()) return known;
        Optional<Octets> found = publication.earlier(size);
        if (found.isEmpty()) {
            Optional<Commit> commit = reader.findCommit(size, published.batches());
            found = commit.map(it -> EarlierCheckpoint.sign(it, published, keys, reader));
        }
        found.ifPresent(checkpoint -> remember(size, checkpoint));
        return found;
    }

    private void remember(long size, Octets checkpoint) {
        synchronized (remembered) {
            Optional<Octets> before = Optional.ofNullable(remembered.put(size, checkpoint));
            rememberedBytes += checkpoint.size() - before.map(Octets::size).orElse(0);
            Iterator<Octets> oldest = remembered.values().iterator();
            while (rememberedBytes > maxBytes) {
                rememberedBytes -= oldest.next().size();
                oldest.remove();
            }
        }
    }

    /** Bytes of all that are remembered. */
    long rememberedBytes() {
        synchronized (remembered) {
            return rememberedBytes;
        }
    }
}
