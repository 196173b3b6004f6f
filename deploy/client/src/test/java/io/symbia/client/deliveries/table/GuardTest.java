package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet would run or write anew in a file of refused rows. */
class GuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00123",
                "123456789012",
                "1234567890123456",
                "3-4",
                "3/4",
                "1E5",
                "1.5e-3",
                "4501.0",
                "6.25",
                "1,234",
                "1.234",
                "12:30",
                "5 pm",
                "(5)",
                "10%",
                "$5",
                "Mar-1",
                "GEN-26",
                "3 mrt",
                "dic-26",
                "march 12",
                "2 Sept 2026",
                "2026-03-04",
                "03/02/2026",
                "4-Mar-26",
                "21.03.2026",
                "2026-03-04 10:00",
                "=1+1",
                "-20C pack",
                " 007"
            })
    void isBehindAnApostropheAndReadBackWithoutIt(String cell) {
        assertThat(Guard.isDue(cell)).isTrue();
        assertThat(Guard.isIn(cell)).isFalse();
        assertThat(Guard.isIn("'" + cell)).isTrue();
        assertThat(Guard.isDue("'" + cell)).as("one that it has already").isTrue();
        Row row = RefusedFile.unguarded(new Row(1, List.of("''" + cell, "'" + cell)));
        assertThat(row.cells()).containsExactly("'" + cell, cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "123",
                "12345678901",
                "PO-1",
                "Maker Ltd.",
                "30 tests",
                "'s Hertog",
                "'90s kit",
                "Market"
            })
    void isLeftAsItIsElsewhere(String cell) {
        assertThat(Guard.isDue(cell)).isFalse();
        assertThat(Guard.isIn("'" + cell)).isFalse();
        assertThat(RefusedFile.unguarded(new Row(1, List.of(cell))).cells()).containsExactly(cell);
    }
}
