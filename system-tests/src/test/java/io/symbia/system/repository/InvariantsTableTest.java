package io.symbia.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of invariants and of faults name what is there: classes, methods, tests and settings, and each number once. */
class InvariantsTableTest {
    private static final Path TABLE = Repository.ROOT.resolve("docs/invariants.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^\\s*[a-z -]*\\b(?:class|record|interface|enum) (\\w+)");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| .*");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)((?:\\.\\w+)*)(?:\\([^)`]*\\))?`");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern SETTING = Pattern.compile("-D(symbia\\.[a-z]+\\.[a-zA-Z]+)=(?!N)");
    private static final Pattern NUMBER = Pattern.compile("INVARIANTS? (\\d+)(?: and (\\d+))?");

    @Test
    void numbersItsRowsWithoutGaps() {
        List<String> numbers = rows();
        for (int index = 0; index < numbers.size(); index++) {
            assertThat(numbers.get(index)).isEqualTo(Integer.toString(index + 1));
        }
        assertThat(numbers).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/invariants.md", "docs/faults.md"})
    void namesOnlyWhatIsThere(String page) {
        Map<String, String> sources = new HashMap<>(); // By each type, those that stand in another one included.
        for (Path file : Repository.files(".java")) {
            String text = Repository.text(file);
            Matcher types = TYPE.matcher(text);
            while (types.find()) sources.merge(types.group(1), text, String::concat);
        }
        List<String> missing = new ArrayList<>();
        Matcher names = NAME.matcher(Repository.text(Repository.ROOT.resolve(page)));
        while (names.find()) {
            String source = sources.getOrDefault(names.group(1), "");
            boolean isThere = !source.isEmpty();
            Matcher members = WORD.matcher(names.group(2));
            while (members.find()) {
                isThere &= source.matches("(?s).*\\b" + members.group() + "\\b.*");
            }
            if (!isThere) missing.add(names.group());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesOnlySettingsThatTestsRead() {
        String tests = Stream.of("Test.java", "IT.java")
                .flatMap(suffix -> Repository.files(suffix).stream())
                .map(Repository::text)
                .collect(Collectors.joining());
        Matcher settings = SETTING.matcher(Repository.text(Repository.ROOT.resolve("docs/faults.md")));
        while (settings.find()) assertThat(tests).contains('"' + settings.group(1) + '"');
    }

    @Test
    void hasEveryNumberThatTheCodeGives() {
        List<String> known = rows();
        List<String> unknown = new ArrayList<>();
        for (Path file : Repository.files(".java")) {
            Matcher numbers = NUMBER.matcher(Repository.text(file));
            while (numbers.find()) {
                boolean isKnown = known.contains(numbers.group(1))
                        && (numbers.group(2) == null || known.contains(numbers.group(2)));
                if (!isKnown) unknown.add(Repository.nameOf(file) + ": " + numbers.group());
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static List<String> rows() {
        return Repository.text(TABLE)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }
}
