package io.symbia.client;

import io.symbia.client.evidence.EvidenceCollection;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.envelope.StreamId;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.verifier.Symbia;
import io.symbia.verifier.report.NotProvenException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code symbia evidence}: a bundle that anybody can check without the platform. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Puts a stream, or one event, with all its proofs into one file, and verifies that file.")
final class MakeEvidence implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String EVENTS = "events";

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

    @Override
    public Integer call() throws IOException {
        EvidenceArchive archive;
        try (PlatformClient platform = new PlatformClient(url, PATIENCE)) {
            archive = collect(new EvidenceCollection(platform, PATIENCE));
        } catch (NotProvenException e) {
            throw new IOException("no bundle was made: " + e.check() + ": " + e.getMessage(), e);
        }
        Files.write(out, archive.format().toArray());
        return new CommandLine(new Symbia()).execute("verify", out.toString());
    }

    private EvidenceArchive collect(EvidenceCollection collection) throws IOException, NotProvenException {
        List<String> disclosed = disclosures == null ? List.of() : Files.readAllLines(disclosures);
        List<String> parts = List.of(what.split("/", -1));
        return parts.size() == 3 && parts.get(1).equals(EVENTS)
                ? collection.ofEvent(parts.getFirst(), parts.getLast(), disclosed)
                : collection.ofStream(StreamId.parse(what), disclosed);
    }
}
