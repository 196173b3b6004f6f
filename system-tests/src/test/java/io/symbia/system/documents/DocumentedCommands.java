package io.symbia.system.documents;

import io.symbia.client.Client;
import io.symbia.verifier.Symbia;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs against a running house what the documents tell people to ask it. */
public final class DocumentedCommands {
    private static final String DEMO = "data/demo/";
    /** What a bundle ends with when nobody said whom to believe. */
    private static final int AGREES_WITH_ITSELF = 3;

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

    /**
     * Types every {@code ./symbia} command of the documents that is about the demo's own files or streams.
     *
     * @param demo   where the demo left its files; the documents say {@code data/demo}
     * @param folder where files go that a command writes
     * @return the commands that ran, each of which ended as it must
     */
    public static List<String> check(URI gateway, Path demo, Path folder) throws IOException {
        List<String> ran = new ArrayList<>();
        for (DocumentedLine line : DocumentedLine.all()) {
            boolean about = line.program().equals("./symbia")
                    && line.words().stream().anyMatch(word -> word.startsWith(DEMO) || word.contains("2611-0042"));
            if (!about) continue;
            List<String> words = new ArrayList<>();
            Path own = Files.createDirectories(folder.resolve(line.document()));
            for (String word : line.arguments()) {
                boolean written = word.endsWith(".zip"); // Each document begins anew.
                words.add(
                        written
                                ? own.resolve(word).toString()
                                : word.startsWith(DEMO)
                                        ? demo.resolve(word.substring(DEMO.length()))
                                                .toString()
                                        : word.replace("http://127.0.0.1:8080", gateway.toString()));
            }
            boolean asks = words.getFirst().equals("evidence");
            if (asks) words.addAll(List.of("--url", gateway.toString()));
            CommandLine program = asks ? Client.commandLine() : new CommandLine(new Symbia());
            StringWriter said = new StringWriter();
            program.setOut(new PrintWriter(said, true));
            program.setErr(new PrintWriter(said, true));
            int due = asks && !words.contains("--policy") ? AGREES_WITH_ITSELF : 0;
            int status = program.execute(words.toArray(String[]::new));
            if (status != due) throw new AssertionError(line + " ends with " + status + ": " + said);
            ran.add(line.toString());
        }
        return ran;
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
