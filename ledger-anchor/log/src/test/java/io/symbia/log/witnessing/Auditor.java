package io.symbia.log.witnessing;

import io.symbia.disk.Disk;
import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.PublishedCopy;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.Symbia;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Somebody outside who runs {@code symbia audit} and remembers what was seen. */
final class Auditor {
    private static final String STATE = "state";

    private final Path folder;
    private final Path policy;

    private Auditor(Path folder, Path policy) {
        this.folder = folder;
        this.policy = policy;
    }

    /** One who has seen nothing yet. */
    static Auditor create(Path parent, WitnessPolicy trusted) throws IOException {
        Path folder = Files.createTempDirectory(parent, "auditor");
        Path policy = Files.write(
                parent.resolve("trusted.txt"), trusted.policy().format().toArray());
        return new Auditor(folder, policy);
    }

    /** Another who has seen the same. */
    Auditor twin() throws IOException {
        Path other = Files.createTempDirectory(folder.getParent(), "auditor");
        Files.copy(folder.resolve(STATE), other.resolve(STATE));
        return new Auditor(other, policy);
    }

    /** Audits what a log publishes; returns the exit status and what was printed. */
    String audit(Disk log, Published published) throws IOException {
        Path copy = Files.createTempDirectory(folder, "published");
        PublishedCopy.write(log, published, copy);
        StringWriter printed = new StringWriter();
        int status = new CommandLine(new Symbia())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(
                        "audit",
                        copy.toString(),
                        "--policy",
                        policy.toString(),
                        "--state",
                        folder.resolve(STATE).toString());
        return status + " " + printed;
    }

    /** The proofs that were kept that a log signed two histories. */
    List<Octets> convictions() throws IOException {
        Path evidence = folder.resolve(STATE + ".evidence");
        try (Stream<Path> kept = Files.walk(evidence)) {
            List<Path> files = kept.filter(file -> file.toString().endsWith(Equivocation.EXTENSION))
                    .toList();
            List<Octets> convictions = new ArrayList<>();
            for (Path file : files) convictions.add(Octets.of(Files.readAllBytes(file)));
            return convictions;
        }
    }
}
