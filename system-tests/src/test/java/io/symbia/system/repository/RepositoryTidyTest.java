package io.symbia.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small promises about every file, so that nobody has to ask for them in a review. */
class RepositoryTidyTest {
    private static final int MAX_FILE_LINES = 300;
    private static final int MAX_LINE_COLUMNS =
            160; // The formatter keeps code to 120; this bounds comments and documents.
    private static final int MAX_PACKAGE_FILES = 12;

    // Written in pieces, so that this file does not find itself.
    private static final List<Pattern> BANNED = Stream.of(
                    "TO" + "DO\\b",
                    "FIX" + "ME\\b",
                    "@Dis" + "abled\\b",
                    "System\\.ex" + "it\\(0\\)",
                    "import org\\.mock" + "ito",
                    "import lom" + "bok",
                    "printStack" + "Trace\\(\\)")
            .map(Pattern::compile)
            .toList();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
    private static final Pattern ENDS_EARLY = Pattern.compile("\\|\\s*(head\\b|grep (-\\S+ )*-[a-zA-Z]*[qm])");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(^|[^A-Za-z0-9.$}])/(work|root|home/[a-z]+|Users/[a-z]+)/");

    @Test
    void noFileHasABannedWord() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files()) {
            String text = Repository.text(file);
            for (Pattern banned : BANNED) {
                if (banned.matcher(text).find()) found.add(Repository.nameOf(file) + " has " + banned);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> Repository.nameOf(file).contains("src/test"))
                .filteredOn(file -> Repository.text(file).contains("Thread.sle" + "ep("))
                .map(Repository::nameOf)
                .isEmpty();
    }

    /** INVARIANT 196: an open breaker's rest would end at a time of day, which somebody may set. */
    @Test
    void everyCircuitBreakerRestsByAClockThatNobodySets() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> Repository.nameOf(file).contains("src/main"))
                .filteredOn(file -> Repository.text(file).contains("CircuitBreakerConfig.custom()"))
                .isNotEmpty()
                .allMatch(file -> Repository.text(file).contains(".clock(new SteadyClock())"));
    }

    @Test
    void noFileNamesAPathOfAMachine() {
        assertThat(Repository.files())
                .filteredOn(file -> MACHINE_PATH.matcher(Repository.text(file)).find())
                .map(Repository::nameOf)
                .isEmpty();
    }

    @Test
    void noJavaFileIsLongerThanAReaderCanHold() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> Repository.text(file).lines().count() > MAX_FILE_LINES)
                .map(Repository::nameOf)
                .isEmpty();
    }

    @Test
    void noPackageHasMoreFilesThanAReaderCanHold() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path file : Repository.files(".java")) {
            String folder = Repository.nameOf(file.getParent());
            boolean counts = folder.contains("src/main/java") && !file.endsWith("package-info.java");
            // The sealed interface of a family is its table of contents.
            if (counts && !Repository.text(file).contains("sealed interface")) sizes.merge(folder, 1, Integer::sum);
        }
        sizes.values().removeIf(count -> count <= MAX_PACKAGE_FILES);
        assertThat(sizes).isEmpty();
    }

    /** A reader of the services meets what they share as well, in one reading. */
    @Test
    void noTwoFilesOfTheServicesHaveOneName() {
        Map<String, List<String>> places = new TreeMap<>();
        for (Path file : Repository.files(".java")) {
            String name = Repository.nameOf(file);
            if (!name.matches("(services|shared-[a-z]+)/.*src/main/.*") || file.endsWith("package-info.java")) continue;
            places.computeIfAbsent(file.getFileName().toString(), _ -> new ArrayList<>())
                    .add(name);
        }
        places.values().removeIf(files -> files.size() == 1);
        assertThat(places).isEmpty();
    }

    /** In this house a log is something else. */
    @Test
    void loggersAreNamedAsConstants() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> Repository.text(file).contains("static final Logger lo" + "g "))
                .map(Repository::nameOf)
                .isEmpty();
    }

    @Test
    void noLineIsTooLongToReview() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (!file.toString().matches(".*\\.(java|md|xml|sh|html|css|js)")) continue;
            Repository.text(file)
                    .lines()
                    .filter(line -> line.length() > MAX_LINE_COLUMNS)
                    .filter(line ->
                            !line.startsWith("|") && !line.contains("http")) // Tables and addresses do not wrap,
                    .filter(line -> line.split(" \\| ", -1).length < 4) // nor do the tables of test cases.
                    .forEach(line -> found.add(Repository.nameOf(file) + ": " + line.substring(0, 60)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyDocumentHasOneTitleAndLinksThatResolve() {
        List<String> found = new ArrayList<>();
        for (Path document : Repository.files(".md")) {
            String text = withoutCode(Repository.text(document));
            if (text.lines().filter(line -> line.startsWith("# ")).count() != 1) {
                found.add(Repository.nameOf(document) + " has not exactly one title");
            }
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && Files.notExists(document.resolveSibling(target))) {
                    found.add(Repository.nameOf(document) + " links to " + target);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void decisionsAreNumberedWithoutGaps() {
        List<String> numbers = Repository.files(".md").stream()
                .filter(file -> Repository.nameOf(file).startsWith("docs/decisions/"))
                .map(file -> file.getFileName().toString().substring(0, 4))
                .toList();
        for (int index = 0; index < numbers.size(); index++) {
            assertThat(numbers.get(index)).isEqualTo("%04d".formatted(index + 1));
        }
        assertThat(numbers).isNotEmpty();
    }

    @Test
    void continuousIntegrationRunsTheTestCommandOfTheReadme() {
        assertThat(Repository.text(Repository.ROOT.resolve(".ci/run"))).contains("./symbia test");
        assertThat(Repository.text(Repository.ROOT.resolve("README.md"))).contains("./symbia test");
    }

    /** With pipefail, a command that ends before it has read all fails its script whenever the one that writes is still at it. */
    @Test
    void noScriptReadsFromAPipeWithACommandThatEndsEarly() {
        assertThat(Repository.files())
                .filteredOn(file -> Repository.text(file).startsWith("#!"))
                .isNotEmpty()
                .noneMatch(file -> ENDS_EARLY.matcher(Repository.text(file)).find());
    }

    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?s)```.*?```", "");
    }
}
