package io.symbia.client;

import io.symbia.client.evidence.EvidenceCollection;
import io.symbia.client.evidence.WholeFile;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.verifier.Symbia;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.LocalFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia evidence}: a bundle that anybody can check without the platform. Ends as the verifier ends about it. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Puts a stream, or one event, with all its proofs into one file, and verifies that file.")
final class MakeEvidence implements Callable<Integer> {
    private static final String EVENTS = "events";
    private static final String MARK = "\uFEFF"; // Programs begin a UTF-8 file with it.

    @Parameters(
            paramLabel = "WHAT",
            description = "A stream, such as payment/escrow/E-1, or an event: payment/events/<event id>.")
    private String what;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "The gateway; default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--out", defaultValue = "evidence.zip", description = "The bundle; default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--disclosures",
            paramLabel = "FILE",
            description = "Values that were disclosed to you and shall be in the bundle, one disclosure a line.")
    private Path disclosures;

    @Option(
            names = "--as",
            paramLabel = "PARTICIPANT",
            description = "A party of the stream, to whom it discloses the restricted values that go into the bundle.")
    private String as;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Whom you believe. Without it the bundle is verified under the policy that the log gave, and "
                    + "the exit status is 3: it agrees with itself.")
    private Path policy;

    @Option(
            names = "--patience",
            defaultValue = "PT1M",
            description = "How long to wait until the log has sealed everything; default: ${DEFAULT-VALUE}.")
    private Duration patience;

    @Spec
    private CommandSpec spec;

    /** What could be known before is refused before anybody is asked, so that nothing is collected in vain. */
    @Override
    public Integer call() throws IOException {
        require(patience.isPositive(), "--patience must be more than nothing, was " + patience);
        require(out.toString().endsWith(EvidenceArchive.EXTENSION), "--out must end with .zip, was " + out);
        require(Files.notExists(out), out + " is there already, and evidence is not overwritten");
        Path folder = out.toAbsolutePath().getParent();
        require(Files.isDirectory(folder) && Files.isWritable(folder), folder + " is no folder to write to");
        requirePolicy();
        List<String> disclosed = disclosed();
        Optional<ParticipantId> party = party();
        PlatformClient.requireAt(url, patience);
        EvidenceArchive archive;
        try (PlatformClient platform = new PlatformClient(url, patience)) {
            archive = collect(new EvidenceCollection(platform, patience), disclosed, party);
        } catch (NotProvenException e) {
            throw new IOException("no bundle was made: " + e.check() + ": " + e.getMessage(), e);
        }
        WholeFile.write(out, archive.format());
        CommandLine verifier = new CommandLine(new Symbia());
        verifier.setOut(spec.commandLine().getOut());
        verifier.setErr(spec.commandLine().getErr());
        return policy == null
                ? verifier.execute("verify", out.toString())
                : verifier.execute("verify", out.toString(), "--policy", policy.toString());
    }

    private void requirePolicy() {
        if (policy == null) return;
        try {
            Policy.parse(LocalFiles.read(policy));
        } catch (CouldNotCheckException unread) {
            require(false, unread.getMessage());
        } catch (IllegalArgumentException malformed) {
            require(false, policy + " is not a policy: " + malformed.getMessage());
        }
    }

    private List<String> disclosed() throws IOException {
        if (disclosures == null) return List.of();
        require(!Files.isDirectory(disclosures) && Files.isReadable(disclosures), disclosures + " cannot be read");
        List<String> lines;
        try {
            String text = Files.readString(disclosures);
            lines = text.substring(text.startsWith(MARK) ? MARK.length() : 0)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (CharacterCodingException other) {
            throw new ParameterException(spec.commandLine(), disclosures + " is not in UTF-8; save it so", other);
        }
        for (String line : lines) {
            try {
                Disclosure.parse(line, Sensitivity.RESTRICTED);
            } catch (IllegalArgumentException malformed) {
                require(false, disclosures + " has a line that is no disclosure: " + malformed.getMessage());
            }
        }
        return lines;
    }

    private Optional<ParticipantId> party() {
        try {
            return Optional.ofNullable(as).map(ParticipantId::new);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), malformed.getMessage(), malformed);
        }
    }

    private EvidenceArchive collect(
            EvidenceCollection collection, List<String> disclosed, Optional<ParticipantId> party)
            throws IOException, NotProvenException {
        List<String> parts = List.of(what.split("/", -1));
        return parts.size() == 3 && parts.get(1).equals(EVENTS)
                ? collection.ofEvent(parts.getFirst(), parts.getLast(), disclosed, party)
                : collection.ofStream(stream(), disclosed, party);
    }

    private StreamId stream() {
        try {
            return StreamId.parse(what);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), malformed.getMessage(), malformed);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) throw new ParameterException(spec.commandLine(), otherwise);
    }
}
