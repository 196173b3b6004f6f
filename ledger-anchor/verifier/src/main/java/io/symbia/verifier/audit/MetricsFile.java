package io.symbia.verifier.audit;

import io.symbia.verifier.audit.seen.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What an alert has to know of an audit, in the text format that a node exporter of Prometheus collects from a folder. Written whole after each
 * round; what is not known is absent, not zero.
 *
 * <pre>
 * symbia_audit_round_finished_timestamp_seconds{log="…"}  when a round ended last, well or not
 * symbia_audit_proven_timestamp_seconds{log="…"}          when a round ended well last
 * symbia_audit_proven_leaves{log="…"}                     size of the tree that it proved
 * symbia_audit_alive_timestamp_seconds{log="…"}           when a quorum had cosigned it (without a quorum: its last manifest)
 * symbia_audit_failed_rounds{log="…"}                     rounds since then that ended without a verdict
 * symbia_audit_contradiction{log="…"}                     1 once a contradiction was found, else 0
 * </pre>
 */
final class MetricsFile {
    private final Optional<Path> file;
    private final String label;
    private final Freshness freshness;
    private Optional<Seen> proven = Optional.empty();
    private Optional<Instant> provenAt = Optional.empty();
    private long failedRounds;
    private boolean isContradicted;

    /** Writes nothing without a file. */
    MetricsFile(Optional<Path> file, String log, Freshness freshness) {
        this.file = file;
        this.label = log.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        this.freshness = freshness;
    }

    /** A round has ended well. */
    synchronized void proven(Seen seen) throws IOException {
        proven = Optional.of(seen);
        provenAt = Optional.of(freshness.now());
        failedRounds = 0;
        write();
    }

    /** A round has ended without a verdict. */
    synchronized void failed() throws IOException {
        failedRounds++;
        write();
    }

    /** A contradiction was found. */
    synchronized void contradicted() throws IOException {
        isContradicted = true;
        write();
    }

    private void write() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        add(text, "round_finished_timestamp_seconds", freshness.now().getEpochSecond());
        provenAt.ifPresent(at -> add(text, "proven_timestamp_seconds", at.getEpochSecond()));
        proven.ifPresent(seen -> add(text, "proven_leaves", seen.frontier().size()));
        proven.flatMap(freshness::aliveAt).ifPresent(at -> add(text, "alive_timestamp_seconds", at.getEpochSecond()));
        add(text, "failed_rounds", failedRounds);
        add(text, "contradiction", isContradicted ? 1 : 0);
        Path beside = file.get().resolveSibling(file.get().getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void add(StringBuilder text, String name, long value) {
        text.append("# TYPE symbia_audit_").append(name).append(" gauge\n");
        text.append("symbia_audit_")
                .append(name)
                .append("{log=\"")
                .append(label)
                .append("\"} ");
        text.append(value).append('\n');
    }
}
