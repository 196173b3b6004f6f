package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.text.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static final Columns MANY = new Columns(
            List.of("id", "order", "shipment", "sent on", "came on", "kit", "quantity", "price", "weight", "freight"),
            List.of("sent on", "came on"),
            List.of());

    private static final String MANY_NAMES = "id,order,shipment,sent on,came on,kit,quantity,price,weight,freight";

    /** Whose last cells are left out where they are empty: as many columns of one's own as one likes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 30})
    void refusesASwallowedRowThoughTheFirstIsShort(int own) throws IOException {
        String heading = MANY_NAMES;
        for (int column = 0; column < own; column++) heading += ",own " + column;
        String text = heading + "\n1,A-1,S-1,2014-04-03,3-Apr-14,\"Kit 5,10,5,,\n"
                + "2,A-2,S-2,2014-04-03,23/4/2014,Kit 7\",20,5,1,2" + ",".repeat(own) + "\n";
        Table table = Table.read(Files.writeString(folder.resolve("many.csv"), text), Shape.FOUND, MANY);
        assertThat(table.refused()).extracting(RefusedRow::code).containsExactly("rows_swallowed");
    }

    /** Nobody reads such dates here, and they show the row all the same. */
    @ParameterizedTest
    @CsvSource({
        "02.03.2026, 12.03.2026",
        "2026-03-02 00:00:00, 2026-03-12T08:30:00Z",
        "2026/03/02, 2026.3.12",
        "2-Mar-2026, 12-March-26",
        "2 Mar 2026, 12 March 2026",
        "31/31/2026, 2026-02-30",
        "Date Not Captured, 12.03.2026"
    })
    void refusesASwallowedRowInWhateverShapeItsDatesAre(String sent, String came) throws IOException {
        String text = MANY_NAMES + ",own 1,own 2,own 3\n1,A-1,S-1,2014-04-03,3-Apr-14,\"Kit 5,10,5,,\n2,A-2,S-2," + sent
                + "," + came + ",Kit 7\",20,5,1,2,,,\n";
        Table table = Table.read(Files.writeString(folder.resolve("many.csv"), text), Shape.FOUND, MANY);
        assertThat(table.refused()).extracting(RefusedRow::code).containsExactly("rows_swallowed");
    }

    /** An address, a list, a visit: lines and commas make no rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12, Long Street,\nBuilding 3, Floor 2,\nHanoi, 100000,\nVietnam",
                "Kit: buffer, swab,\nlancet, 30 tests",
                "promised\n2014-04-03, came\n2014-04-05",
                "seen 3-Apr-14,\n23/4/2014, 24/4/2014",
                "a, b, c, d,\n1, 2, 3, 4",
                "lots 7, 8, 9, 10,\n11, 12, 13",
                "to firm 2.3.1, 2.4,\nsee 02.03.2026, p. 5, 6",
                "came 12.03.2026, 5,\n7 boxes, 8 bags, 2, 1"
            })
    void takesLinesInACellForWhatTheyAre(String cell) throws IOException {
        String row = "1,A-1,S-1,2014-04-03,3-Apr-14,\"" + cell + "\",10,5,1,2";
        String text = MANY_NAMES + ",note\n" + row + ",\"" + cell + "\"\n";
        Table table = Table.read(Files.writeString(folder.resolve("many.csv"), text), Shape.FOUND, MANY);
        assertThat(table.refused()).isEmpty();
        assertThat(table.rows()).hasSize(1);
    }

    /** As where files are pasted together, and as DOS ends a file. */
    @Test
    void passesOverAHeadingThatIsRepeatedAndAnEndMark() throws IOException {
        String month = "id,sent on,came on,price\r\n1,2014-04-03,2014-04-04,5\r\n";
        Table table = read(month + month + "\u001A");
        assertThat(table.rows()).extracting(Row::line).containsExactly(2L, 4L);
        assertThat(table.refused()).isEmpty();
    }

    /** Each of two months has one, as spreadsheets save them. */
    @ParameterizedTest
    @ValueSource(strings = {"id,sent on,came on,price", "\"id\",sent on,came on,price"})
    void passesOverAHeadingThatIsRepeatedWithItsMark(String heading) throws IOException {
        String month = "\uFEFF" + heading + "\r\n1,2014-04-03,2014-04-04,5\r\n";
        for (String text : List.of(month + month, month.substring(1) + month)) {
            Table table = read(text);
            assertThat(table.rows()).extracting(Row::line).containsExactly(2L, 4L);
            assertThat(table.refused()).isEmpty();
        }
    }

    /** Two programs, or two people, have spelt it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ID,SENT ON,CAME ON,PRICE",
                "id,sent on,came on,price ",
                " Id,sent  on,Came On,price",
                "\"id\",sent on,came on,price"
            })
    void aHeadingThatIsSpeltOtherwiseIsNoRow(String again) throws IOException {
        String row = "\r\n1,2014-04-03,2014-04-04,5\r\n";
        Table table = read("id,sent on,came on,price" + row + again + row);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.refused()).isEmpty();
    }

    /** The rows below it would be read under the wrong columns, and a file of refused rows would have them without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,came on,sent on,price",
                "PRICE,id,sent on,came on",
                "id,price,sent on,came on,brand",
                "id,sent on,came on",
                "id,sent on,came on,price,",
                "id,sent on,came on,cost"
            })
    void anotherHeadingIsAnotherFile(String other) {
        String row = "\r\n1,2014-04-03,2014-04-04,5\r\n";
        for (String mark : List.of("", "\uFEFF")) {
            assertThatThrownBy(() -> read("id,sent on,came on,price" + row + mark + other + row))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("has another heading in line 3")
                    .hasMessageContaining("as a file of their own");
        }
    }

    /** The dates of one part say nothing about those of the other: {@code 4/3/2026} would be read as the other writes it. */
    @ParameterizedTest
    @CsvSource({"4/3/2026, 23/4/2026", "4/3/2026, 4/23/2026", "14-Apr-03, 3-Apr-14"})
    void aPartShowsByItselfHowItsDatesAreRead(String either, String proof) throws IOException {
        String heading = "id,sent on,came on,price\r\n";
        String doubtful = heading + "1," + either + ",2026-03-03,5\r\n";
        String proven = heading + "2," + proof + ",2026-03-03,5\r\n";
        for (String text : List.of(doubtful + proven, proven + doubtful)) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("the part of ")
                    .hasMessageContaining(either)
                    .hasMessageContaining("--dates");
        }
        assertThat(read(proven + proven).rows()).hasSize(2);
        assertThat(read(proven + doubtful.substring(heading.length())).rows()).hasSize(2);
    }

    @Test
    void passesOverALineThatSaysTheSeparatorOfASecondFile() throws IOException {
        String month = "sep=;\r\nid;sent on;came on;price\r\n1;2014-04-03;2014-04-04;5\r\n";
        for (String second : List.of(month, "\uFEFF" + month)) {
            Table table = read(month + second);
            assertThat(table.rows()).hasSize(2);
            assertThat(table.refused()).isEmpty();
        }
    }

    /** Things are called as columns are. */
    @Test
    void aRowWithNamesOfColumnsIsARow() throws IOException {
        assertThat(read("id,sent on,came on,price\r\nprice,2014-04-03,2014-04-04,id\r\n")
                        .rows())
                .hasSize(1);
    }

    private Table read(String text) throws IOException {
        return Table.read(Files.writeString(folder.resolve("table.csv"), text), Shape.FOUND, COLUMNS);
    }
}
