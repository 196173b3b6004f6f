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

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "The gateway; default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(
            names = "--out",
            defaultValue = "data/demo",
            description = "Where the proof goes; default: ${DEFAULT-VALUE}.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Story.Outcome told;
        try (PlatformClient platform = new PlatformClient(url, PATIENCE)) {
            told = new Story(platform, System.out).tell(out);
        }
        System.out.printf("%n%d commands made %d events%s%n", told.commands(), told.events(), heardBefore(told));
        System.out.printf("""
                Open %s for the health of each part, the latest checkpoint and the APIs.
                ./symbia down ends everything.
                """, url);
        return 0;
    }

    private static String heardBefore(Story.Outcome told) {
        return told.events() == 0 ? ": this house has heard the story before" : "";
    }
}
