package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are none of the table, or several in one. */
class SlippedRowsTest {
    private static final Columns COLUMNS =
            new Columns(List.of("id", "sent on", "came on", "price"), List.of("sent on", "came on"), List.of("note"));

    @TempDir
    private Path folder;

    /** A blank line between them, a comma without quotes, separators behind them: what is swallowed need not be well written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"5 x\n2,2014-04-03,2014-04-04,5,b\n\n3,2014-04-03,2014-04-04,5,b\"\n",
                "\"5 x\r\r\n2,2014-04-03,2014-04-04,5,b\"\r\r\n",
                "\"5 x\n2,2014-04-03,2014-04-04,5,b,\n3,2014-04-03,2014-04-04,5,b\"\n",
                "\"5 x\n2,2014-04-03,2014-04-04,5,b, or so\n3,2014-04-03,2014-04-04,5,b\"\n",
                "\"5 x\n2,2014-04-03,2014-04-04,5\n3,2014-04-03,2014-04-04,5,b\"\n",
                "\"5 x\n\n\n2,2014-04-03,2014-04-04,5,b\"\n"
            })
    void refusesASwallowedRowHoweverItIsWritten(String swallowing) throws IOException {
        Table table = read("id,sent on,came on,price,note\n1,2014-04-03,2014-04-04,5," + swallowing);
        assertThat(table.refused()).extracting(RefusedRow::code).containsExactly("rows_swallowed");
        assertThat(table.rows()).isEmpty();
    }

    /** As where files are pasted together, and as DOS ends a file. */
    @Test
    void passesOverAHeadingThatIsRepeatedAndAnEndMark() throws IOException {
        String month = "id,sent on,came on,price\r\n1,2014-04-03,2014-04-04,5\r\n";
        Table table = read(month + month + "\u001A");
        assertThat(table.rows()).extracting(Row::line).containsExactly(2L, 4L);
        assertThat(table.refused()).isEmpty();
    }

    private Table read(String text) throws IOException {
        return Table.read(Files.writeString(folder.resolve("table.csv"), text), Shape.FOUND, COLUMNS);
    }
}
