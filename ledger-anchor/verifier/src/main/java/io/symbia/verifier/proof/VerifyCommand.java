package io.symbia.verifier.proof;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.bundle.StrictZip;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.bundle.BundleVerification;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LocalFiles;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Evidence;
import io.symbia.verifier.trust.ReaderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia verify}: that events are in a log which the policy trusts. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Proves that an event, or each of many, is in a log that the policy trusts; "
                + "or that such a log signed two histories.",
        footer = {
            "",
            "DIR holds either events and their proofs, <name>.json and <name>.tlog-proof,",
            "or an export: events.jsonl with one event a line, and log/ with a copy of the",
            "log's checkpoint and of its tiles of level 0.",
            "With --stream, DIR holds all events of one stream, with or without proofs of their own."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final byte[] ZIP = {'P', 'K', 3, 4}; // How the first file of an archive begins.

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(
            names = "--proof",
            paramLabel = "PROOF",
            description = "The proof of EVENT; else the file beside it with extension .tlog-proof.")
    private Path proof;

    @Option(
            names = "--stream",
            paramLabel = "PROOF",
            description = "Proof of a whole stream: that DIR holds all its events, or that there is none.")
    private Path stream;

    @Mixin
    private ReaderOptions reader;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "How old the cosignatures that are counted may be, such as PT15M; older ones make no quorum.")
    private Duration maxAge;

    @Option(
            names = "--max-map-age",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            description = "How long the log may have gone on after the map by which a stream is complete;"
                    + " default: ${DEFAULT-VALUE}.")
    private Duration maxMapAge;

    @Option(
            names = "--max-unmapped",
            paramLabel = "LEAVES",
            defaultValue = "1000000",
            description = "How many leaves that map may leave out; default: ${DEFAULT-VALUE}.")
    private long maxUnmapped;

    @Option(
            names = "--ignore-page",
            description = "Passes over a bundle's index.html that is not the page which this verifier writes.")
    private boolean ignorePage;

    /** One event or many. */
    static final class What {
        @Parameters(
                paramLabel = "EVENT",
                description = "The event's exact bytes; or an evidence bundle (.zip), or a file that proves an"
                        + " equivocation, which need no --proof.")
        private Path event;

        @Option(names = "--all", paramLabel = "DIR", description = "Every event of a folder.")
        private Path folder;

        @Option(
                names = "--absent",
                paramLabel = "TAG",
                description = "A stream that is not in the log; needs --stream.")
        private String absent;
    }

    @Override
    public Integer call() {
        Report report = reader.report(spec.commandLine().getOut(), bounds());
        return report.conclude(() -> verify(report)).exitStatus();
    }

    private Bounds bounds() {
        try {
            return new Bounds(Optional.ofNullable(maxAge), maxMapAge, maxUnmapped);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void verify(Report report) throws NotProvenException, CouldNotCheckException {
        if (what.event != null && Files.isDirectory(what.event)) {
            throw new CouldNotCheckException(
                    what.event + " is a folder: name it with --all, or the bundle that it was in");
        }
        Optional<Octets> piped = piped();
        if (what.event != null && (piped.isPresent() ? isArchive(piped.get()) : isArchive(what.event))) {
            report.draft().of(Evidence.BUNDLE);
            requireNone("--proof", proof, what.event + " has its proofs in it");
            requireNone("--stream", stream, what.event + " has its proofs in it");
            Octets archive = piped.isPresent() ? piped.get() : LocalFiles.read(what.event, StrictZip.MAX_BYTES);
            new BundleVerification(reader.policy(report), ignorePage, report).verify(archive);
            return;
        }
        Policy trusted = reader.policy(report)
                .orElseThrow(() -> new CouldNotCheckException("whom to believe is not said: --policy is missing"));
        if (what.event == null) requireNone("--proof", proof, "it is of one event, and here are many or none");
        if (stream != null || what.absent != null) {
            report.draft().of(Evidence.STREAM);
            verifyStream(new StreamVerification(trusted, report));
        } else if (what.event != null) {
            verify(piped.isPresent() ? piped.get() : LocalFiles.read(what.event), trusted, report);
        } else if (Files.exists(what.folder.resolve(ExportVerification.EVENTS))) {
            report.draft().of(Evidence.EXPORT);
            new ExportVerification(trusted, report).verify(what.folder);
        } else {
            report.draft().of(Evidence.EVENTS);
            new FolderVerification(trusted, report).verify(what.folder);
        }
    }

    private void verifyStream(StreamVerification verification) throws NotProvenException, CouldNotCheckException {
        if (stream == null || what.event != null) {
            throw new CouldNotCheckException(
                    "--stream goes with --all DIR or --absent TAG, and --absent with --stream");
        }
        Octets streamProof = LocalFiles.read(stream);
        if (what.folder != null) {
            verification.verifyComplete(streamProof, what.folder);
        } else {
            verification.verifyAbsent(streamProof, tag());
        }
    }

    private void verify(Octets file, Policy trusted, Report report) throws NotProvenException, CouldNotCheckException {
        if (EquivocationVerification.isOne(file)) {
            report.draft().of(Evidence.CONVICTION);
            requireNone("--proof", proof, what.event + " is a proof by itself");
            new EquivocationVerification(trusted, report).verify(file);
        } else if (isProof(file)) { // Nothing is shown of an event that was not given.
            throw new CouldNotCheckException(
                    what.event + " is a proof: name its event, and the proof, if it is not beside it, with --proof");
        } else {
            report.draft().of(Evidence.EVENT);
            new EventVerification(trusted, report).verify(file, LocalFiles.read(proofFile()));
        }
    }

    private Path proofFile() throws CouldNotCheckException {
        if (proof != null) return proof;
        Path beside = proofBeside(what.event);
        if (Files.exists(beside)) return beside;
        throw new CouldNotCheckException(
                "%s is no bundle and no proof of an equivocation; an event is proved by a file beside it, or one that --proof names: there is no file %s"
                        .formatted(what.event, beside));
    }

    /** What comes through a pipe, which is gone from it once it was read. */
    private Optional<Octets> piped() throws CouldNotCheckException {
        if (what.event == null || !Files.exists(what.event) || Files.isRegularFile(what.event)) return Optional.empty();
        return Optional.of(LocalFiles.read(what.event, StrictZip.MAX_BYTES));
    }

    private static boolean isArchive(Octets bytes) {
        return bytes.size() >= ZIP.length && Arrays.equals(Arrays.copyOf(bytes.toArray(), ZIP.length), ZIP);
    }

    /** Whatever letters its name is in: somebody may have moved it through a mail. One that cannot be read is told about later. */
    private static boolean isArchive(Path file) {
        if (file.toString().endsWith(EvidenceArchive.EXTENSION)) return true;
        if (!Files.isRegularFile(file)) return false;
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException _) {
            return false;
        }
    }

    /** A file that is named and not read would be taken for one that was verified. */
    private static void requireNone(String option, Path named, String why) throws CouldNotCheckException {
        if (named != null) throw new CouldNotCheckException(why + ": leave " + option + " out");
    }

    private static boolean isProof(Octets file) {
        try {
            TlogProof.parse(file);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private StreamTag tag() throws CouldNotCheckException {
        try {
            return StreamTag.parseHex(what.absent);
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException(e.getMessage(), e);
        }
    }

    static Path proofBeside(Path event) {
        String name = event.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return event.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + TlogProof.EXTENSION);
    }
}
