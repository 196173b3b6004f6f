package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.text.FileRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates with the name of a month: the year may be in front, and which number it is is not guessed. */
class NamedMonthsTest {
    private static final Columns COLUMNS =
            new Columns(List.of("id", "sent on", "came on", "price"), List.of("sent on", "came on"), List.of());

    @TempDir
    private Path folder;

    /** As some programs write 3 April 2014, and others 14 April 2003. */
    @Test
    void areNotGuessedWhereTheYearMayComeFirst() throws Exception {
        assertThatThrownBy(() -> dates(Shape.FOUND, "14-Mar-02", "14-Apr-03"))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("column 'sent on' has dates such as '14-Mar-02' (line 2)")
                .hasMessageContaining("say --dates 'sent on=year-last' where the year is last");
        Shape named = new Shape(Optional.empty(), Optional.of(DateOrder.DMY), StandardCharsets.UTF_8);
        assertThat(dates(named, "14-Apr-03")).containsExactly(LocalDate.of(2003, 4, 14));
    }

    /** The place of the year says nothing of which of two numbers is the month. */
    @ParameterizedTest
    @ValueSource(strings = {"sent on=year-last", "Sent  On=Year-Last", "year-last"})
    void areReadWithTheYearLastWhereThatIsSaidAndNothingElseIs(String said) throws Exception {
        Shape named = Shape.typed(Optional.empty(), List.of(said), Optional.empty());
        assertThat(dates(named, "14-Apr-03")).containsExactly(LocalDate.of(2003, 4, 14));
        assertThatThrownBy(() -> dates(named, "14-Apr-03", "4/3/2014"))
                .hasMessageContaining("'4/3/2014' (line 3), and none that shows whether day or month comes first");
        Shape other = Shape.typed(Optional.empty(), List.of("sent=year-last"), Optional.empty());
        assertThatThrownBy(() -> dates(other, "14-Apr-03")).hasMessageContaining("has no column of dates 'sent'");
    }

    /** Who says how one column is written has said nothing of another. */
    @Test
    void areNotReadAsAnotherColumnIsNamed() {
        Shape named = Shape.typed(Optional.empty(), List.of("came on=dmy"), Optional.empty());
        assertThatThrownBy(() -> dates(named, "14-Apr-03"))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("'14-Apr-03'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-Apr-14", "03-Apr-00", "14-Apr-98", "14-Feb-30"})
    void areProvenByADateWhoseLastNumberIsNoDay(String proof) throws Exception {
        assertThat(dates(Shape.FOUND, "14-Apr-03", proof)).first().isEqualTo(LocalDate.of(2003, 4, 14));
        String other = "id,sent on,came on,price\n1,14-Apr-03," + proof + ",5\n";
        assertThat(read(Shape.FOUND, other).readers().getFirst().date("sent on"))
                .isEqualTo(LocalDate.of(2003, 4, 14));
    }

    @Test
    void needNoProofWhereDayAndYearAreTheSameNumber() throws Exception {
        assertThat(dates(Shape.FOUND, "14-Apr-14")).containsExactly(LocalDate.of(2014, 4, 14));
    }

    /** The other column's proof is not that of a column that has a year in front. */
    @Test
    void areNotReadAsAnotherColumnProvesWhereTheirOwnHasAYearInFront() {
        for (String year : List.of("98-Apr-03", "00-Apr-03", "31-Feb-14")) {
            String text = "id,sent on,came on,price\n1,14-Apr-03,3-Apr-14,5\n2," + year + ",3-Apr-14,5\n";
            assertThatThrownBy(() -> read(Shape.FOUND, text))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("'14-Apr-03'");
        }
    }

    private List<LocalDate> dates(Shape shape, String... dates) throws Exception {
        StringBuilder text = new StringBuilder("id,sent on,came on,price\n");
        for (String date : dates) text.append("1,").append(date).append(",2014-12-31,5\n");
        List<LocalDate> read = new ArrayList<>();
        for (FieldReader row : read(shape, text.toString()).readers()) read.add(row.date("sent on"));
        return read;
    }

    private Table read(Shape shape, String text) throws IOException {
        return Table.read(Files.writeString(folder.resolve("table.csv"), text), shape, COLUMNS);
    }
}
