package io.symbia.system.house;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Java 17 of this machine, which is the oldest that an auditor may have. */
record OlderJava(Path java) {
    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

    /** What a program printed, and what it ended with. */
    record Run(int status, String text) {}

    /** Looks in {@code JAVA17_HOME} and in the usual place. */
    private static Optional<OlderJava> find() throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA17_HOME")).map(Path::of).ifPresent(homes::add);
        if (Files.isDirectory(USUAL_PLACE)) {
            try (DirectoryStream<Path> places = Files.newDirectoryStream(USUAL_PLACE, "*17*")) {
                places.forEach(homes::add);
            }
        }
        return homes.stream()
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(OlderJava::new);
    }

    /** The one that is found; a test that needs it is skipped where there is none. */
    static OlderJava assumed() throws IOException {
        Optional<OlderJava> older = find();
        assumeTrue(older.isPresent(), "there is no Java 17 here");
        return older.orElseThrow();
    }

    Run run(Path jar, String... arguments) throws IOException, InterruptedException {
        return run(List.of(), jar, arguments);
    }

    /** The same on a machine that is set to a language. */
    Run runIn(String language, String country, Path jar, String... arguments) throws IOException, InterruptedException {
        return run(List.of("-Duser.language=" + language, "-Duser.country=" + country), jar, arguments);
    }

    private Run run(List<String> options, Path jar, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }
}
