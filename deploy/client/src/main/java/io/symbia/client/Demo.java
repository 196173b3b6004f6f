package io.symbia.client;

import io.symbia.client.http.PlatformClient;
import io.symbia.client.story.Story;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code symbia demo}, once the platform is up. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays the story of one order through the HTTP APIs, and verifies a proof offline.")
final class Demo implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String USUAL_TEXT = "http://127.0.0.1:8080";
    private static final Path USUAL_FOLDER = Path.of("data/demo");
    private static final URI USUAL = URI.create(USUAL_TEXT);

    @Option(names = "--url", defaultValue = USUAL_TEXT, description = "The gateway; default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(
            names = "--out",
            description = "Where the proof goes; default: data/demo, and at another --url data/demo-HOST-PORT, so that "
                    + "no house's policy is put over another's.")
    private Path chosen;

    @Override
    public Integer call() throws IOException {
        PlatformClient.requireAt(url, PATIENCE);
        Path out = chosen == null ? folderOf(url) : chosen;
        Story.Outcome told;
        try (PlatformClient platform = new PlatformClient(url, PATIENCE)) {
            told = new Story(platform, System.out).tell(out);
        }
        System.out.printf(
                "%n%d commands made %d events at once%s; with what services made in answer, %d events are in the log.%n",
                told.commands(), told.events(), heardBefore(told), told.sealed());
        System.out.printf(
                """
                What it does not show: that what was said is true of the world, and who said it beyond the platform's word.
                Everybody here is one machine; witnesses are worth something when they are run by others.

                The files are in %1$s. Try next:
                  ./symbia verify %1$s/delivered.json --proof %1$s/delivered.tlog-proof --policy %1$s/policy.txt
                  ./symbia evidence payment/escrow/teehaus-hh:E-2611-0042%3$s --out escrow.zip --policy %1$s/policy.txt
                  ./symbia audit %2$s --policy %1$s/policy.txt

                Open %4$s for the health of each part, the latest checkpoint and the APIs.
                ./symbia down%5$s ends everything.
                """,
                out,
                url.resolve("/log"),
                url.equals(USUAL) ? "" : " --url " + url,
                url,
                url.equals(USUAL) ? "" : ", with the folder of that house as --data,");
        return 0;
    }

    /** Where the proof from that gateway goes when nobody says it: each house has a folder. */
    static Path folderOf(URI url) {
        if (url.equals(USUAL)) return USUAL_FOLDER;
        String port = url.getPort() < 0 ? "" : "-" + url.getPort();
        String house = (url.getHost() + port).replaceAll("[^A-Za-z0-9.-]", "_"); // An address of IPv6 has colons.
        return USUAL_FOLDER.resolveSibling(USUAL_FOLDER.getFileName() + "-" + house);
    }

    private static String heardBefore(Story.Outcome told) {
        return told.events() == 0 ? " (this house has heard the story before)" : "";
    }
}
