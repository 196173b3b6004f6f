package io.symbia.system.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that one process reads from its environment, as its own sources and configuration have them.
 *
 * @param reads all of them
 * @param local those without which it looks for the others on its own machine
 */
record ProcessEnvironment(Set<String> reads, Set<String> local) {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));

    /** {@code ${SYMBIA_LOG_DATA:data/log}} in a configuration file. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::([^}]*))?}");
    /** {@code environment.getProperty("symbia.mongo.uri", "mongodb://…")} in Java. */
    private static final Pattern PROPERTY =
            Pattern.compile("getProperty\\(\\s*\"([a-z][a-z0-9.-]+)\"(?:,\\s*\"([^\"]*)\")?");
    /** A name in quotes, in Java. */
    private static final Pattern NAME = Pattern.compile("\"((?:SYMBIA|SERVER|MANAGEMENT_SERVER)_[A-Z0-9_]+)\"");

    private static final String THIS_MACHINE = "127.0.0.1";

    static ProcessEnvironment of(String process) {
        Set<String> reads = new TreeSet<>();
        Set<String> local = new TreeSet<>();
        for (Path file : sources(process)) {
            String text = text(file);
            note(PLACEHOLDER.matcher(text), reads, local);
            if (!file.toString().endsWith(".java")) continue;
            note(PROPERTY.matcher(text), reads, local);
            NAME.matcher(text).results().forEach(name -> reads.add(name.group(1)));
            // Spring Boot's own names; every process of ours listens on loopback unless it is told otherwise.
            if (text.contains("SpringApplication")) {
                reads.addAll(List.of(
                        "SERVER_ADDRESS", "SERVER_PORT", "MANAGEMENT_SERVER_ADDRESS", "MANAGEMENT_SERVER_PORT"));
            }
        }
        if (reads.contains("SERVER_ADDRESS")) local.add("SERVER_ADDRESS");
        return new ProcessEnvironment(reads, local);
    }

    private static void note(Matcher found, Set<String> reads, Set<String> local) {
        while (found.find()) {
            String name = environmentName(found.group(1));
            reads.add(name);
            if (found.group(2) != null && found.group(2).contains(THIS_MACHINE)) local.add(name);
        }
    }

    /** As Spring reads properties from the environment: {@code symbia.log.public-url} is {@code SYMBIA_LOG_PUBLIC_URL}. */
    private static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    private static List<Path> sources(String process) {
        List<String> folders =
                switch (process.startsWith("witness") ? "witness" : process) { // One jar in several roles.
                    case "platform" -> List.of("deploy/local/src/main/java/io/symbia/local/platform");
                    case "witness" -> List.of("ledger-anchor/witness/src/main");
                    case "mirror" -> List.of("ledger-anchor/mirror/src/main");
                    case "log" -> List.of("ledger-anchor/log/src/main");
                    case "gateway" -> List.of("services/gateway/src/main");
                    default -> List.of("services/" + process + "/src/main", "services/support/src/main");
                };
        return folders.stream().flatMap(ProcessEnvironment::files).toList();
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> tree = Files.walk(ROOT.resolve(folder))) {
            return tree.filter(file -> file.toString().matches(".*\\.(java|ya?ml|properties)")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
