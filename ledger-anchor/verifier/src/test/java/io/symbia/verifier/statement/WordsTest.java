package io.symbia.verifier.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both languages say the same figures, the page can tell the order of lines from the file, and the document has every line. */
public class WordsTest {
    private static final Pattern VALUE = Pattern.compile("\\{[a-z0-9]+}");
    private static final List<String[]> COLUMNS =
            Words.file().lines().map(line -> line.split("\t", -1)).toList();

    private static Set<String> values(String words) {
        Set<String> values = new TreeSet<>();
        VALUE.matcher(words).results().forEach(value -> values.add(value.group()));
        return values;
    }

    @Test
    void haveTheSameValuesInBothLanguages() {
        assertThat(COLUMNS).allSatisfy(columns -> {
            assertThat(columns).hasSize(3);
            assertThat(values(columns[1])).as(columns[0]).isEqualTo(values(columns[2]));
        });
    }

    @Test
    void nameTheKindsInTheirOrder() {
        List<String> kinds = Arrays.stream(Kind.values()).map(Kind::word).toList();
        assertThat(COLUMNS.stream().map(columns -> columns[0]).filter(kinds::contains))
                .isEqualTo(kinds);
        assertThat(Arrays.stream(Kind.values()).map(Kind::section)).isSorted();
    }

    @Test
    void areThoseOfTheDocument() throws IOException {
        String document = Files.readString(Path.of("../../docs/statement.md")).replace("\n  ", " ");
        for (Kind kind : Kind.values()) {
            assertThat(document).contains("| `" + kind.word() + "` | " + Words.of(kind.word()) + " |");
        }
        assertThat(document).contains(Words.of("hidden")).contains(Words.of("right-to-left"));
    }

    @Test
    void aLineHasExactlyTheValuesOfItsWords() {
        assertThatIllegalStateException().isThrownBy(() -> Words.of("nothing of that name"));
        assertThatIllegalArgumentException().isThrownBy(() -> Line.of(Kind.AUTHORITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Line.of(Kind.WORLD, "issuer", "acme-bank"));
    }

    @Test
    void showNothingThatHidesOrTurns() {
        assertThat(Printable.of("a\u202Eb\u0000\\\u2066\u200B"))
                .isEqualTo("a\\u{202e}b\\u{0}\\u{5c}\\u{2066}\\u{200b}");
        assertThat(Printable.of("\u05D0 1")).isEqualTo("\u2068\u05D0 1\u2069");
        assertThat(Printable.of("Käse 茶 😀 -1.5")).isEqualTo("Käse 茶 😀 -1.5");
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            int type = Character.getType(codePoint);
            boolean mustHide = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            assertThat(!mustHide || Words.hidden().contains(codePoint))
                    .as("%x", codePoint)
                    .isTrue();
        }
    }
}
