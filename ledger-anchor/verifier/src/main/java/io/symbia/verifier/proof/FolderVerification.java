package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LocalFiles;
import io.symbia.verifier.trust.Checkpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every {@code <name>.json} of a folder with its {@code <name>.tlog-proof}; most share a checkpoint, which is verified once. All are of one log. */
final class FolderVerification {
    private static final String EVENT_EXTENSION = ".json";
    private final Report report;
    private final Checkpoints checkpoints;
    private final EventLines lines;
    private final Set<Hash> told = new HashSet<>(); // Two files may hold one event.

    FolderVerification(Policy policy, Report report) {
        this.report = report;
        checkpoints = new Checkpoints(policy, report);
        lines = new EventLines(report.draft());
    }

    void verify(Path folder) throws NotProvenException, CouldNotCheckException {
        List<Path> events = eventsIn(folder);
        if (events.isEmpty()) { // Nothing checked is not everything proven.
            throw new CouldNotCheckException("there is no event in " + folder);
        }
        long notProven = 0;
        long unchecked = 0;
        for (Path event : events) {
            try {
                verifyOne(event);
            } catch (NotProvenException e) {
                notProven++;
                report.failed(e.check(), event.getFileName() + ": " + e.getMessage());
            } catch (CouldNotCheckException e) {
                unchecked++;
                report.note("unchecked", e.getMessage());
            }
        }
        long proven = events.size() - notProven - unchecked;
        String figures = proven + " of " + events.size() + " events are proven, " + notProven + " are not, " + unchecked
                + " could not be checked";
        if (notProven > 0) {
            throw new NotProvenException("events", figures);
        }
        if (unchecked > 0) {
            throw new CouldNotCheckException(figures);
        }
        report.ok("events", figures);
        checkpoints.close();
        lines.close();
    }

    static List<Path> eventsIn(Path folder) throws CouldNotCheckException {
        if (!Files.isDirectory(folder)) throw new CouldNotCheckException(folder + " is no folder");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EVENT_EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CouldNotCheckException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private void verifyOne(Path file) throws NotProvenException, CouldNotCheckException {
        LoggedEvent event = LoggedEvent.read(LocalFiles.readInFolder(file));
        TlogProof proof = EventVerification.parse(LocalFiles.readInFolder(VerifyCommand.proofBeside(file)));
        Checkpoint checkpoint = checkpoints.verify(proof.checkpoint());
        EventVerification.verifyInclusion(event, proof, checkpoint);
        if (told.add(event.entry().digest())) lines.add(event, proof.leafIndex(), checkpoint.treeSize());
    }
}
