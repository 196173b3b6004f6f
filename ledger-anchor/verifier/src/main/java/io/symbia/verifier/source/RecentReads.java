package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A log, and what was read of it last: the pieces that contradict each other are among them. */
public final class RecentReads implements LogSource {
    private static final int MAX_READS = 16; // A few tiles of each kind, at most 16 MB each.

    private final LogSource log;
    private final Map<String, Octets> reads = new LinkedHashMap<>(); // Oldest first. Guarded by this.

    /** Remembers what is read of that log. */
    public RecentReads(LogSource log) {
        this.log = log;
    }

    @Override
    public Optional<Octets> find(String path) throws CouldNotCheckException {
        Optional<Octets> found = log.find(path);
        found.ifPresent(body -> remember(path, body));
        return found;
    }

    private synchronized void remember(String path, Octets body) {
        reads.remove(path);
        reads.put(path, body);
        if (reads.size() > MAX_READS) reads.remove(reads.keySet().iterator().next());
    }

    @Override
    public void expect(String path) {
        log.expect(path);
    }

    /** The last reads by path, oldest first. */
    public synchronized Map<String, Octets> latest() {
        return new LinkedHashMap<>(reads);
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
