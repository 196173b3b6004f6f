package io.symbia.system.documents;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs against a running house what the documents tell people to ask it. */
public final class DocumentedCommands {
    private DocumentedCommands() {}

    /**
     * Runs every documented {@code curl} as it stands, but for the gateway's address, in the order of the documents.
     *
     * @param gateway scheme, host and port
     * @param folder  where files go that a command writes
     * @return the commands that ran; none where curl is not installed
     * @throws AssertionError naming the first line that fails, with what it printed
     */
    public static List<String> run(URI gateway, Path folder) throws IOException, InterruptedException {
        if (!isPossible()) {
            System.out.println("event=documented-commands-not-run reason=\"curl is not installed\"");
            return List.of();
        }
        return run(DocumentedLine.all(), gateway, folder);
    }

    static boolean isPossible() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "curl")));
    }

    static List<String> run(List<DocumentedLine> lines, URI gateway, Path folder)
            throws IOException, InterruptedException {
        List<String> ran = new ArrayList<>();
        for (DocumentedLine line : lines) {
            if (!line.program().equals("curl")) continue;
            Process process = new ProcessBuilder(CurlLine.of(line).at(gateway))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new AssertionError(line + " fails: " + printed);
            ran.add(line.toString());
        }
        return ran;
    }
}
