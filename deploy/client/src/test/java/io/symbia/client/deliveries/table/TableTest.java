package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.dates.DateOrder;
import io.symbia.client.deliveries.text.FileRefused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about a file before any of its rows is read. */
class TableTest {
    private static final Columns COLUMNS =
            new Columns(List.of("id", "sent on", "came on", "price"), List.of("sent on", "came on"), List.of("note"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,sent on,came on,price",
                "ID,Sent On,Came  On,PRICE",
                "\uFEFF Id , SENT ON ,came on,price",
                "id,sent\u00a0on,\u00a0came \u2003on\u202f,price"
            })
    void comparesHeadingsWithoutCapitalsAndBlanks(String heading) throws IOException {
        assertThat(read(heading + "\n1,2014-04-03,2014-04-04,5\n").rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"','", "';'", "'\t'"})
    void findsTheSeparatorInTheHeading(char separator) throws IOException {
        String text = "id,sent on,came on,price\n1,2014-04-03,2014-04-04,5\n".replace(',', separator);
        assertThat(read(text).rows().getFirst().cells()).containsExactly("1", "2014-04-03", "2014-04-04", "5");
    }

    @Test
    void takesTheSeparatorThatIsNamed() throws IOException {
        Shape named = new Shape(Optional.of('|'), Optional.empty(), StandardCharsets.UTF_8);
        assertThat(read("id|sent on|came on|price\n1|2014-04-03|2014-04-04|5\n", named)
                        .rows())
                .hasSize(1);
    }

    /** As spreadsheets do, and some of them write it. */
    @ParameterizedTest
    @CsvSource({
        "'sep=;', ';'",
        "'SEP=|', '|'",
        "'\uFEFFsep=\t', '\t'",
        "'sep=;;;;;', ';'",
        "'sep=,,,', ','",
        "'\"sep=;\"', ';'",
        "' \"sep=;\";;;', ';'",
        "'  sep = ; ', ';'"
    })
    void takesTheSeparatorThatTheFirstLineAnnounces(String line, char separator) throws IOException {
        String text = "id,sent on,came on,price\r\n1,2014-04-03,2014-04-04,5\r\n".replace(',', separator);
        Table table = read(line + "\r\n" + text);
        assertThat(table.rows()).containsExactly(new Row(3, List.of("1", "2014-04-03", "2014-04-04", "5")));
        assertThat(RefusedFile.of(table, List.of()).options().contains("--separator"))
                .isEqualTo(separator == '|');
        assertThat(read("\n \r\n" + line.replace("\uFEFF", "") + "\n" + text).rows())
                .containsExactly(new Row(5, List.of("1", "2014-04-03", "2014-04-04", "5")));
    }

    @Test
    void readsLinesThatEndInACarriageReturnAlone() throws IOException {
        String text = "id;sent on;came on;price\r1;2014-04-03;2014-04-04;5\r";
        assertThat(read(text).rows()).containsExactly(new Row(2, List.of("1", "2014-04-03", "2014-04-04", "5")));
        assertThat(read("sep=;\r" + text).rows())
                .containsExactly(new Row(3, List.of("1", "2014-04-03", "2014-04-04", "5")));
    }

    /** One that somebody typed by hand, and that the end of a later row closes. */
    @Test
    void refusesARowWhoseQuotationMarkSwallowsOthers() throws IOException {
        String text = "id,sent on,came on,price,note\n1,2014-04-03,2014-04-04,5,\"5 x\n2,2014-04-03,2014-04-04,5,b\"\n";
        Table table = read(text + "3,2014-04-03,2014-04-04,5,\"a,b,c,d\ne\"\n");
        assertThat(table.refused()).singleElement().satisfies(row -> {
            assertThat(row.code()).isEqualTo("rows_swallowed");
            assertThat(row.reason()).contains("a quotation mark");
            assertThat(table.isWhole(row.row())).isFalse();
        });
        assertThat(table.rows()).extracting(Row::line).containsExactly(4L);
    }

    @Test
    void asksForTheSeparatorWhereNoColumnIsKnown() {
        for (String text : List.of("Our deliveries\n", "id|sent on|came on|price\n", "sep=;\n")) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(FileRefused.class).hasMessageContaining("heading");
        }
        assertThatThrownBy(() -> read("id|sent on\n")).hasMessageContaining("--separator names another");
        assertThatThrownBy(() -> read("id,sent\n")).message().doesNotContain("--separator");
    }

    @Test
    void readsTheCharsetThatIsNamed() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        Path file = Files.writeString(
                folder.resolve("t.csv"), "id,sent on,came on,price\nC\u00f4te,2014-04-03,2014-04-04,5\n", windows);
        assertThatThrownBy(() -> Table.read(file, Shape.FOUND, COLUMNS)).hasMessageContaining("--charset");
        Table table = Table.read(file, new Shape(Optional.empty(), Optional.empty(), windows), COLUMNS);
        assertThat(table.rows().getFirst().cells().getFirst()).isEqualTo("C\u00f4te");
    }

    @Test
    void namesAllThatIsWrongWithAHeadingAtOnce() {
        assertThatThrownBy(() -> read("id,sent,came on,note,id,,cost\n1,2,3,4,5,6,7\n"))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("lacks the columns 'sent on', 'price'")
                .hasMessageContaining("not known: 'cost', 'sent'")
                .hasMessageContaining("of one name: 'id'")
                .hasMessageContaining("without a name: 6");
    }

    /** A line of some other file, of any length. */
    @Test
    void namesNoMoreOfAHeadingThanAPersonReads() {
        String names =
                IntStream.range(0, 9_999).mapToObj(name -> "c" + name + ",").collect(Collectors.joining());
        for (String text : List.of(names + "x".repeat(99_999), "x" + ",".repeat(9_999), "x,".repeat(9_999))) {
            assertThatThrownBy(() -> read(text)).message().hasSizeLessThan(1_200);
        }
        assertThatThrownBy(() -> read(",,,\n,,,\n"))
                .message()
                .contains("is empty")
                .doesNotContain("first line");
    }

    @Test
    void passesOverColumnsThatNobodyReads() throws IOException {
        assertThat(read("id,sent on,came on,price,note,Shoe Size\n1,2014-04-03,2014-04-04,5,,43\n")
                        .unknownColumns())
                .containsExactly("Shoe Size");
    }

    @Test
    void readsADecimalCommaOnlyWhereCommasSeparateNothing() throws Exception {
        String row = "id;sent on;came on;price\n1;2014-04-03;2014-04-04;551,00\n2;2014-04-03;2014-04-04;1,000\n";
        List<FieldReader> rows = read(row).readers();
        assertThat(rows.getFirst().amount("price")).isEqualByComparingTo("551");
        assertThatThrownBy(() -> rows.getLast().amount("price")).isInstanceOf(RowRefused.class);
        String quoted = "id,sent on,came on,price\n1,2014-04-03,2014-04-04,\"551,00\"\n";
        assertThatThrownBy(() -> read(quoted).readers().getFirst().amount("price"))
                .isInstanceOf(RowRefused.class);
    }

    @Nested
    class DayAndMonth {
        @ParameterizedTest
        @CsvSource({
            "03/04/2014, 23/04/2014, 2014-04-03",
            "03/04/2014, 04/23/2014, 2014-03-04",
            "3/4/2014, 31/12/2014, 2014-04-03",
            "2014-04-03, 3-Apr-14, 2014-04-03"
        })
        void areAsTheColumnProves(String date, String proof, LocalDate read) throws Exception {
            assertThat(dates(Optional.empty(), date, proof).getFirst()).isEqualTo(read);
        }

        @Test
        void areAsTheyAreNamedWhereTheColumnProvesNothing() throws Exception {
            assertThat(dates(Optional.of(DateOrder.DMY), "03/04/2014")).containsExactly(LocalDate.of(2014, 4, 3));
            assertThat(dates(Optional.of(DateOrder.MDY), "03/04/2014")).containsExactly(LocalDate.of(2014, 3, 4));
        }

        @Test
        void needNoProofWhereTheyAreTheSameNumber() throws Exception {
            assertThat(dates(Optional.empty(), "04/04/2014")).containsExactly(LocalDate.of(2014, 4, 4));
        }

        @Test
        void areNotGuessed() {
            assertThatThrownBy(() -> dates(Optional.empty(), "03/04/2014", "3-Apr-14"))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("'sent on'")
                    .hasMessageContaining("'03/04/2014' (line 2)")
                    .hasMessageContaining("--dates 'sent on=dmy' or --dates 'sent on=mdy'");
        }

        @Test
        void mayNotContradictThemselves() {
            for (Optional<DateOrder> named :
                    List.of(Optional.<DateOrder>empty(), Optional.of(DateOrder.DMY), Optional.of(DateOrder.MDY))) {
                assertThatThrownBy(() -> dates(named, "23/04/2014", "04/23/2014"))
                        .isInstanceOf(FileRefused.class)
                        .hasMessageContaining("contradicts itself")
                        .hasMessageContaining("(line 2)")
                        .hasMessageContaining("(line 3)");
            }
        }

        @Test
        void mayNotContradictWhatIsNamed() {
            assertThatThrownBy(() -> dates(Optional.of(DateOrder.MDY), "23/04/2014"))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("none of the order that was named");
        }

        @Test
        void areJudgedColumnByColumn() throws Exception {
            Table table = read("id,sent on,came on,price\n1,23/04/2014,04/24/2014,5\n2,03/04/2014,04/05/2014,5\n");
            FieldReader second = table.readers().getLast();
            assertThat(second.date("sent on")).isEqualTo(LocalDate.of(2014, 4, 3));
            assertThat(second.date("came on")).isEqualTo(LocalDate.of(2014, 4, 5));
        }

        private List<LocalDate> dates(Optional<DateOrder> named, String... dates) throws Exception {
            StringBuilder text = new StringBuilder("id,sent on,came on,price\n");
            for (String date : dates) text.append("1,").append(date).append(",2014-12-31,5\n");
            List<LocalDate> read = new ArrayList<>();
            Shape shape = new Shape(Optional.empty(), named, StandardCharsets.UTF_8);
            for (FieldReader row : read(text.toString(), shape).readers()) read.add(row.date("sent on"));
            return read;
        }
    }

    @Test
    void readsBackWhatWasRefusedAsItWas() throws IOException {
        String text = "id;sent on;came on;price;note\n=1+1;2014-04-03;2014-04-04;\"1;5\";'=x\n2;short\n";
        Table table = read(text);
        List<RefusedRow> refused = new ArrayList<>(table.refused());
        refused.add(new RefusedRow(table.rows().getFirst(), "=1+1", "why", "-because"));
        Path target = folder.resolve("refused.csv");
        assertThat(RefusedFile.of(table, refused).write(target)).isEqualTo(target);
        assertThat(Files.readString(target)).contains(";'-because;'=1+1;").contains(";''=x");

        Table again = Table.read(target, Shape.FOUND, COLUMNS);
        assertThat(again.rows().getFirst().cells())
                .containsExactly("2", "why", "-because", "=1+1", "2014-04-03", "2014-04-04", "1;5", "'=x");
        assertThat(again.idOf(again.rows().getFirst())).isEqualTo("=1+1");
        assertThat(again.refused()).extracting(RefusedRow::code).containsExactly("columns_differ");
        Path third = folder.resolve("third.csv");
        RefusedFile.of(again, List.of(new RefusedRow(again.rows().getFirst(), "=1+1", "other", "reason")))
                .write(third);
        assertThat(Table.read(third, Shape.FOUND, COLUMNS).rows().getFirst().cells())
                .containsExactly("3", "other", "reason", "=1+1", "2014-04-03", "2014-04-04", "1;5", "'=x");
    }

    /** Somebody takes one or two of them out, and a row is refused again. */
    @ParameterizedTest
    @ValueSource(
            strings = {"refused line", "refused line;refused code", "refused reason", "refused code;refused reason"})
    void readsBackWhatWasRefusedWithSomeOfItsColumns(String left) throws IOException {
        String before = left + ";id;sent on;came on;price\n" + "7;".repeat(left.split(";", -1).length);
        Table table = read(before + "'=1+1;2014-04-03;2014-04-04;5\n");
        assertThat(table.idOf(table.rows().getFirst())).isEqualTo("=1+1");
        Path target = folder.resolve("again.csv");
        RefusedFile.of(table, List.of(new RefusedRow(table.rows().getFirst(), "=1+1", "why", "because")))
                .write(target);
        Table again = Table.read(target, Shape.FOUND, COLUMNS);
        assertThat(again.heading().places().keySet()).containsAll(RefusedFile.COLUMNS);
        Row row = again.rows().getFirst();
        assertThat(RefusedFile.COLUMNS)
                .extracting(column -> again.textOf(row, column))
                .containsExactly("2", "why", "because");
        assertThat(again.idOf(row)).isEqualTo("=1+1");
    }

    private Table read(String text) throws IOException {
        return read(text, Shape.FOUND);
    }

    private Table read(String text, Shape shape) throws IOException {
        return Table.read(Files.writeString(folder.resolve("table.csv"), text), shape, COLUMNS);
    }
}
