package io.symbia.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process stands on in an empty image: a linked Java runtime, and the few system libraries that it loads. There is no shell, no
 * package manager and nothing else to attack or to patch.
 *
 * @param home      the linked runtime
 * @param libraries absolute paths, the same outside and inside of the image
 */
record JavaRuntime(Path home, List<Path> libraries) {
    /** Where the runtime is in the image. */
    static final String HOME = "/opt/java";

    static final String JAVA = HOME + "/bin/java";

    /** All of Java SE, what libraries reach for beside it, and the remote debugging and monitoring agents left out. */
    private static final String MODULES =
            "java.se,jdk.unsupported,jdk.crypto.cryptoki,jdk.zipfs,jdk.net,jdk.localedata,jdk.management,jdk.httpserver,jdk.jfr";

    private static final Pattern LDD_LINE = Pattern.compile("(?:=> )?(/\\S+) \\(0x");

    /** Links a runtime from the JDK into {@code target}, or takes the one that is there. */
    static JavaRuntime link(Path jdk, Path target) throws IOException {
        if (Files.notExists(target.resolve("bin/java"))) {
            run(List.of(
                    jdk.resolve("bin/jlink").toString(),
                    "--add-modules",
                    MODULES,
                    "--include-locales=en,zh",
                    "--strip-debug",
                    "--no-header-files",
                    "--no-man-pages",
                    "--compress=zip-1",
                    "--output",
                    target.toString()));
        }
        TreeSet<Path> libraries = new TreeSet<>();
        for (String binary : List.of("bin/java", "lib/server/libjvm.so", "lib/libnet.so", "lib/libnio.so")) {
            // Only what the system gives: the runtime's own libraries come with it.
            for (Path library : dependencies(target.resolve(binary))) {
                if (!library.startsWith(target.toAbsolutePath())) libraries.add(library);
            }
        }
        return new JavaRuntime(target, List.copyOf(libraries));
    }

    private static List<Path> dependencies(Path binary) throws IOException {
        Matcher line =
                LDD_LINE.matcher(run(List.of("ldd", binary.toAbsolutePath().toString())));
        return line.results().map(found -> Path.of(found.group(1)).normalize()).toList();
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s failed: %s".formatted(command.getFirst(), output));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), stop);
        }
        return output;
    }
}
