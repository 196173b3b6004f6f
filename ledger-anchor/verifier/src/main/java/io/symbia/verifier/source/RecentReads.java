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
    private final Map<String, Octets> reads = new LinkedHashMap<>(); // Oldest first.

    /** Remembers what is read of that log. */
    public RecentReads(LogSource log) {
        this.log = log;
    }

    @Override
    public Optional<Octets> find(String path) throws CouldNotCheckException {
        Optional<Octets> found = log.find(path);
        if (found.isPresent()) {
            reads.remove(path);
            reads.put(path, found.get());
            if (reads.size() > MAX_READS) reads.remove(reads.keySet().iterator().next());
        }
        return found;
    }

    @Override
    public void expect(String path) {
        log.expect(path);
    }

    /** The last reads by path, oldest first. */
    public Map<String, Octets> latest() {
        return new LinkedHashMap<>(reads);
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
