package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.text.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were put together, of which one does not end its last line, and files whose last line or columns are not whole. */
class GluedFilesTest {
    private static final Columns COLUMNS = new Columns(
            List.of("id", "sent on", "came on", "price"),
            List.of("sent on", "came on"),
            List.of("price"),
            List.of("note"));

    private static final String HEADING = "id,sent on,came on,price\n";
    private static final String ROW = "1,2026-05-04,2026-05-05,5";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"id,sent on,came on,price", "ID,Came On,Sent On,Price", "\uFEFFid,price,note,came on,sent on,x"})
    void areRefusedWithThePlaceOfTheLineEnd(String second) {
        assertThatThrownBy(() -> read(HEADING + ROW + second + "\n2,2026-06-04,2026-06-05,5\n"))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("has another heading behind a row, in line 2")
                .hasMessageContaining(
                        "the line end between '5' and '" + second.substring(0, second.indexOf(',')) + "' is missing");
    }

    /** Its last cells are empty, or left out, and those of the second file are as many. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1,2026-05-04,2026-05-05,id,sent on,came on,price", "1,2026-05-04,id,sent on,came on,price"})
    void areRefusedWhereTheLastCellIsEmpty(String line) {
        assertThatThrownBy(() -> read(HEADING + line + "\n2,2026-06-04,2026-06-05,5\n"))
                .hasMessageContaining("the line end before 'id' is missing");
    }

    /** By chance the row that was cut off and the heading behind it are as long as the heading. */
    @Test
    void areRefusedWhereTheRowIsAsLongAsTheHeading() {
        assertThatThrownBy(() -> read("a,sent on,came on,b,id,price\n1,2026-05-04,2026-05-05,id,sent on,price\n"))
                .hasMessageContaining("the line end before 'id' is missing");
    }

    /** Does what the message asks for. */
    @Test
    void areReadWithTheLineEnd() throws IOException {
        assertThat(read(HEADING + ROW + "\n" + HEADING + "2,2026-06-04,2026-06-05,5\n")
                        .rows())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "'\n', false", "'\n  ', false", "'\u001A', false"})
    void areToldWhereTheLastLineMayBeCutOff(String end, boolean told) throws IOException {
        Optional<String> ending = read(HEADING + ROW + end).ending();
        assertThat(ending.isPresent()).isEqualTo(told);
        if (told) assertThat(ending.orElseThrow()).contains("line 2", "its last cell, 'price', is '5'");
        // Behind the first of two quotation marks that stand for one, perhaps.
        assertThat(read(HEADING + "1,2026-05-04,2026-05-05,\"5\"" + end)
                        .ending()
                        .isPresent())
                .isEqualTo(told);
    }

    @Test
    void haveNoColumnWhereNeitherNameNorValueIs() throws IOException {
        Table table = read("id,sent on,came on,price,, \n" + ROW + ",,\n2,2026-06-04,2026-06-05,5\n" + ROW + ",,,\n");
        assertThat(table.rows()).extracting(row -> row.cells().size()).containsExactly(4, 4);
        assertThat(table.refused()).extracting(RefusedRow::code).containsExactly("columns_differ");
        assertThatThrownBy(() -> read("id,sent on,came on,price,,\n" + ROW + ",,x\n"))
                .hasMessageContaining("has columns without a name: 5, 6");
    }

    @Test
    void haveQuotationMarksBehindBlanks() throws IOException {
        Table table = read("id, \"sent on\", came on, price\n1, 2026-05-04, \"2026-05-05\", \"5, 6\"\n");
        assertThat(table.rows().getFirst().cells()).containsExactly("1", "2026-05-04", "2026-05-05", "5, 6");
    }

    /** Programs of two countries may have written them. */
    @ParameterizedTest
    @CsvSource({
        "62.50, 1.250, false",
        "1.250, 62.50, false",
        "62.50, 78.5, true",
        "62.50, '78,5', false",
        "62.50, 1.234.567, false"
    })
    void showWhatAPointIsEachByItself(String first, String second, boolean decimal) throws IOException {
        for (String between : List.of("", "\"sep=,\",,,\n")) {
            String text = HEADING + row(first) + between + HEADING + row(second);
            assertThat(read(text).pointDecimal()).isEqualTo(decimal);
        }
        assertThat(read(HEADING + row("62.50") + row("1.250")).pointDecimal()).isTrue();
    }

    private static String row(String price) {
        return "1,2026-05-04,2026-05-05,\"" + price + "\"\n";
    }

    private Table read(String text) throws IOException {
        return Table.read(Files.writeString(folder.resolve("table.csv"), text), Shape.FOUND, COLUMNS);
    }
}
