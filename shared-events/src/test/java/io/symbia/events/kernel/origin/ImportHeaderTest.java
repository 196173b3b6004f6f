package io.symbia.events.kernel.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.Digest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import says of itself at a door. */
class ImportHeaderTest {
    private static final String GOOD = "source=\"deliveries\", file=:X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=:,"
            + " rows=(3 17), rule=\"import/invoice\", version=2, importer=\"zj-import\"";

    private static final Origin.Import IMPORT = new Origin.Import(
            "deliveries",
            Digest.parseHex("5f".repeat(32)),
            List.of(3, 17),
            RuleName.parse("import/invoice"),
            2,
            new ParticipantId("zj-import"));

    private static Origin.Import of(List<Integer> rows) {
        return new Origin.Import("deliveries", IMPORT.file(), rows, IMPORT.rule(), 1, IMPORT.importer());
    }

    @Test
    void isReadAsItIsWritten() {
        assertThat(ImportHeader.format(IMPORT)).isEqualTo(GOOD);
        assertThat(ImportHeader.parse(GOOD)).isEqualTo(IMPORT);
    }

    @Test
    void namesNoRowOrSixtyFour() {
        List<Integer> most = IntStream.rangeClosed(Integer.MAX_VALUE - 63, Integer.MAX_VALUE - 1)
                .boxed()
                .toList();

        for (List<Integer> rows : List.of(List.<Integer>of(), most)) {
            assertThat(ImportHeader.format(of(rows))).hasSizeLessThan(ImportHeader.MAX_LENGTH);
            assertThat(ImportHeader.parse(ImportHeader.format(of(rows))).rows()).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rows=(3), rule=\"import/invoice\"",
                "rows=(17 3)",
                "rows=(0)",
                "rows=(9999999999)",
                "rows=(3 3)",
                "rule=\"invoice\"",
                "version=0",
                "importer=\"symbia:payment\"",
                "source=\"My file.csv\"",
                "file=:X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX19=:",
                "file=:AAAA:",
            })
    void isNoneOtherwise(String member) {
        int end = member.indexOf('=');
        String name = end < 0 ? "importer=\"zj-import\"" : member.substring(0, end) + "=[^,]*";

        assertThatThrownBy(() -> ImportHeader.parse(GOOD.replaceFirst(name, member)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("input string"); // In our words, not in those of the JDK.
    }

    /** As long as it may be, and of any length: read in no time, or refused. */
    @Test
    void namesNoSixtyFifthRow() {
        for (int rows : List.of(65, 10_000)) {
            String many =
                    IntStream.rangeClosed(1, rows).mapToObj(String::valueOf).collect(Collectors.joining(" "));

            assertThatThrownBy(() -> ImportHeader.parse(GOOD.replace("3 17", many)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ImportHeader.parse(GOOD + " ".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImportHeader.parse(GOOD + "\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImportHeader.parse(GOOD + ", " + GOOD)).isInstanceOf(IllegalArgumentException.class);
    }
}
