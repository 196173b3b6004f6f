package io.symbia.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.audit.seen.Trust;
import io.symbia.verifier.evidence.EvidenceFolder;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.source.RecentReads;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Moment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MonitorTest {
    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final StringWriter alerts = new StringWriter();
    private final AtomicInteger rounds = new AtomicInteger();

    private Monitor monitor(LogSource log, Path evidence) {
        Policy policy = Policy.parse(StrictUtf8.encode("quorum none\n"));
        Freshness freshness = new Freshness(Optional.empty(), policy, Clock.systemUTC());
        return new Monitor(
                new RecentReads(log),
                new Trust(policy, false),
                Optional.empty(),
                new EvidenceFolder(Optional.of(evidence)),
                freshness,
                new MetricsFile(Optional.of(folder.resolve("audit.prom")), "a \"log\"", freshness));
    }

    private Optional<Octets> brokenTwice() throws CouldNotCheckException {
        return switch (rounds.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("a mistake");
            case 2 -> throw new StackOverflowError();
            case 3 -> throw new CouldNotCheckException("not now");
            default -> Optional.of(StrictUtf8.encode(checkpoint("example.org/other")));
        };
    }

    /** Of a log that nobody named, signed by nobody who is known. */
    private static String checkpoint(String origin) {
        return """
                %s
                0
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

                \u2014 %s AAAAAGFhYWE=
                """.formatted(origin, origin);
    }

    private Report report() {
        return new Report(
                new PrintWriter(printed, true), Report.Form.TEXT, () -> Moment.of(Instant.EPOCH), Bounds.DEFAULT);
    }

    @Test
    void goesOnAfterWhateverARoundThrowsUntilAContradiction() throws IOException {
        Monitor monitor = monitor(_ -> brokenTwice(), folder.resolve("evidence"));
        assertThatExceptionOfType(NotProvenException.class)
                .isThrownBy(() -> monitor.follow(report(), Duration.ofMillis(1), new PrintWriter(alerts, true)));
        assertThat(rounds).hasValue(4);
        assertThat(printed.toString())
                .contains("a mistake")
                .contains("StackOverflowError")
                .contains("not now");
        assertThat(alerts.toString()).contains("\"check\":\"log\"");
        assertThat(Files.readString(folder.resolve("audit.prom")))
                .contains("symbia_audit_failed_rounds{log=\"a \\\"log\\\"\"} 3\n")
                .contains("symbia_audit_contradiction{log=\"a \\\"log\\\"\"} 1\n")
                .doesNotContain("symbia_audit_proven_leaves");
    }

    /** A log that contradicts itself for ever must not fill the disk, nor must what is not kept go unsaid. */
    @Test
    void saysWhatTheFolderOfEvidenceHasNoRoomFor() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        for (int kept = 0; kept < 99; kept++) {
            Files.writeString(full.resolve(kept + ".tlog-equivocation"), "");
        }
        for (String found : List.of(checkpoint("example.org/other"), checkpoint("example.org/third"))) {
            assertThatExceptionOfType(NotProvenException.class)
                    .isThrownBy(() -> monitor(_ -> Optional.of(StrictUtf8.encode(found)), full)
                            .follow(report(), Duration.ofMillis(1), new PrintWriter(alerts, true)));
        }
        String said = printed.toString();
        assertThat(said.lines().filter(line -> line.startsWith("note  evidence")))
                .satisfiesExactly(
                        kept -> assertThat(kept).contains("kept in " + full),
                        refused -> assertThat(refused).contains(full + " is full: it has 100 contradictions"));
        assertThat(alerts.toString().lines()).hasSize(2);
    }

    /** A file stands where the folder of evidence is to be, and no metrics can be written either. */
    @Test
    void alertsEvenIfNothingCanBeKept() throws IOException {
        Files.createDirectories(folder.resolve("audit.prom").resolve("taken"));
        Path taken = Files.writeString(folder.resolve("taken"), "by a file");
        rounds.set(3);
        assertThatExceptionOfType(NotProvenException.class)
                .isThrownBy(() -> monitor(_ -> brokenTwice(), taken)
                        .follow(report(), Duration.ofMillis(1), new PrintWriter(alerts, true)));
        assertThat(alerts.toString()).contains("\"check\":\"log\"");
        assertThat(printed.toString()).contains("cannot keep evidence").contains("metrics");
    }
}
