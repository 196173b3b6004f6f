package io.symbia.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Arguments of Maven, as {@code mvn} or {@code ./symbia test} gets them. */
final class MavenLine {
    private static final Set<String> PHASES = Set.of("clean", "compile", "test", "package", "verify", "install");
    private static final Set<String> GOALS = Set.of("spotless:apply", "spotless:check");
    private static final Set<String> SWITCHES = Set.of("-am", "-o", "-q", "-B", "-ntp", "-e");
    private static final Set<String> PROPERTIES =
            Set.of("test", "skipTests", "spotless.check.skip", "surefire.failIfNoSpecifiedTests");

    private MavenLine() {}

    static void accepts(List<String> arguments) throws IOException {
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (argument.equals("-pl")) {
                String modules = arguments.get(++index);
                for (String module : modules.split(",", -1)) assertIsModule(module);
            } else if (argument.startsWith("-D")) {
                String[] property = argument.substring(2).split("=", 2);
                if (property[0].startsWith("symbia.")) assertIsReadByATest(property[0]);
                else assertThat(PROPERTIES).as(argument).contains(property[0]);
                if (property[0].equals("test")) for (String name : property[1].split(",", -1)) assertIsTest(name);
            } else {
                assertThat(PHASES.contains(argument) || GOALS.contains(argument) || SWITCHES.contains(argument))
                        .as("Maven knows " + argument)
                        .isTrue();
            }
        }
    }

    private static void assertIsModule(String module) throws IOException {
        assertThat(Files.readString(DocumentedLine.ROOT.resolve("pom.xml")))
                .as("the parent's modules")
                .contains("<module>" + module + "</module>");
    }

    private static void assertIsReadByATest(String property) throws IOException {
        try (Stream<Path> tree = Files.walk(DocumentedLine.ROOT)) {
            assertThat(tree.filter(path -> path.toString().contains("/src/test/java/")
                            && path.toString().endsWith(".java")))
                    .as("a test reads " + property)
                    .anyMatch(path -> contentOf(path.toFile()).contains("\"" + property + "\""));
        }
    }

    private static void assertIsTest(String name) throws IOException {
        String file = name.replaceAll("#.*", "").replace("*", ".*") + "\\.java";
        try (Stream<Path> tree = Files.walk(DocumentedLine.ROOT)) {
            assertThat(tree.map(path -> path.getFileName().toString()))
                    .as("test " + name)
                    .anyMatch(path -> path.matches(file));
        }
    }
}
