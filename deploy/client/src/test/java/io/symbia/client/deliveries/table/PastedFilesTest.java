package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.text.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of two programs in one: what is said of them can be followed, and no heading is a row. */
class PastedFilesTest {
    private static final Columns COLUMNS =
            new Columns(List.of("id", "sent on", "came on", "price"), List.of("sent on", "came on"), List.of("note"));

    private static final String HEADING = "id,sent on,came on,price\n";
    private static final Pattern OPTION = Pattern.compile("--dates ('[^']+'|dmy|mdy|year-last)");

    @TempDir
    private Path folder;

    /** No option is right for both, and each by itself needs none. */
    @ParameterizedTest
    @ValueSource(strings = {"", "dmy", "mdy", "sent on=dmy", "sent on=mdy"})
    void areSplitWhereEachHasAnOrderOfItsOwn(String dates) throws IOException {
        String day = HEADING + "1,23/4/2026,2026-05-05,5\n";
        String month = HEADING + "2,4/23/2026,2026-05-05,5\n";
        List<String> typed = dates.isEmpty() ? List.of() : List.of(dates);
        for (String text : List.of(day + month, month + day)) {
            assertThatThrownBy(() -> read(text, typed))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("was put together of files that write their dates in different orders")
                    .hasMessageContaining("column 'sent on' begins with the day in '23/4/2026' (line")
                    .hasMessageContaining("import the rows below each heading as a file of their own")
                    .message()
                    .doesNotContain("--dates");
        }
        assertThat(read(day, List.of()).rows()).hasSize(1);
        assertThat(read(month, List.of()).rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "4/3/2026, 23/4/2026, --dates 'sent on=dmy' where they are as those of another part",
        "4/3/2026, 4/23/2026, --dates 'sent on=mdy' where they are as those of another part",
        "4/3/2026, 5/6/2026, --dates 'sent on=dmy' or --dates 'sent on=mdy'; where not all parts"
    })
    void areSplitWhereTheDoubtfulOneIsNotAsTheOther(String doubtful, String other, String due) {
        String text = HEADING + "1," + doubtful + ",2026-03-04,5\n" + HEADING + "2," + other + ",2026-03-04,5\n";
        assertThatThrownBy(() -> read(text, List.of()))
                .hasMessageContaining(due)
                .hasMessageContaining(
                        "where not all parts write their dates alike, import the rows below each heading");
    }

    /** Two questions have an answer each: none says more than what was asked. */
    @Test
    void areAskedForTheOrderOfDayAndMonthWhereTheYearIsInDoubt() {
        String year = "1,14-Apr-03,2026-05-05,5\n";
        String either = "2,4/3/2026,2026-05-05,5\n";
        String last = "say --dates 'sent on=year-last' where the year is last";
        String both = "say --dates 'sent on=dmy' or --dates 'sent on=mdy'";
        assertThatThrownBy(() -> read(HEADING + year + either, List.of()))
                .hasMessageContaining(last)
                .hasMessageContaining(both);
        assertThatThrownBy(() -> read(HEADING + year + HEADING + either, List.of()))
                .hasMessageContaining(last);
        assertThatThrownBy(() -> read(HEADING + year + "2,4/23/2026,2026-05-05,5\n", List.of()))
                .hasMessageContaining(last)
                .hasMessageNotContaining("mdy");
    }

    /** Whatever two parts show of two columns: who types what was said is never told that it is wrong. */
    @Test
    void areToldOnlyWhatCanBeFollowed() throws IOException {
        List<String> cells = List.of("2026-05-04", "4/3/2026", "23/4/2026", "4/23/2026", "14-Apr-03", "3-Apr-14");
        int followed = 0;
        for (String a : cells) {
            for (String b : cells) {
                for (String c : cells) {
                    for (String d : cells) {
                        String first = HEADING + "1," + a + "," + b + ",5\n";
                        followed += follow(first + HEADING + "2," + c + "," + d + ",5\n");
                    }
                }
                followed += follow(HEADING + "1," + a + "," + b + ",5\n");
            }
        }
        assertThat(followed).isGreaterThan(500);
    }

    private int follow(String text) throws IOException {
        int options = 0;
        for (boolean last : List.of(false, true)) {
            List<String> typed = new ArrayList<>();
            Optional<String> said = refusal(text, typed);
            while (said.isPresent() && said.get().contains("--dates")) {
                List<String> advice = new ArrayList<>();
                Matcher option = OPTION.matcher(said.get());
                while (option.find()) advice.add(option.group(1).replace("'", ""));
                typed.add(last ? advice.getLast() : advice.getFirst());
                options++;
                said = refusal(text, typed);
                assertThat(said.orElse("")).as(text + typed).doesNotContain("that was named");
                assertThat(typed).as(text).hasSizeLessThan(5);
            }
            if (said.isPresent()) assertThat(said.get()).as(text).contains("as a file of their own");
        }
        return options;
    }

    private Optional<String> refusal(String text, List<String> typed) throws IOException {
        try {
            read(text, typed);
            return Optional.empty();
        } catch (FileRefused refused) {
            return Optional.of(refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"dmy, mdy", "sent on=dmy, Sent  On=mdy"})
    void areNotReadInTwoOrdersThatAreTypedForTheSame(String one, String other) {
        assertThatThrownBy(() -> read(HEADING, List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--dates names both orders");
    }

    /** Most of their names nobody knows: those of another program, and of its own columns. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,when,sent_on,who,how,Came-On,why,where",
                "ID;,Id,sent on,a,b,c,d,e,PRICE (),f,g",
                "\uFEFFid,a,b,c,SENTON,d,e,f,g,h,came on",
                "id,sent on,came on,x,2026-01-01,2026-02-01,2026-03-01",
                "note,refused line,refused code,a,b,c,d,e,f"
            })
    void haveAnotherHeadingWhereThreeNamesAreKnown(String other) {
        String text = HEADING + "1,2014-04-03,2014-04-04,5\n" + other + "\n1,2,3,4,5,6,7,8\n";
        assertThatThrownBy(() -> read(text, List.of()))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("has another heading in line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ID,Sent_On,came-on,PRICE",
                "\uFEFFid,\"Sent  On:\",CAMEON,price.",
                "\u0130D,sent on,came on,price"
            })
    void haveTheSameHeadingHoweverItIsSpelt(String again) throws IOException {
        String row = "1,2014-04-03,2014-04-04,5\n";
        Table table = read(HEADING + row + again + "\n" + row, List.of());
        assertThat(table.rows()).hasSize(2);
        assertThat(table.refused()).isEmpty();
    }

    /** Columns that letters and digits alone do not tell apart are told by the rest. */
    @Test
    void haveAnotherHeadingWhereTwoColumnsAreExchanged() throws IOException {
        String heading = "id,id #,sent on,came on,price\n";
        String row = "1,7,2014-04-03,2014-04-04,5\n";
        assertThat(read(heading + row + heading.toUpperCase(Locale.ROOT) + row, List.of())
                        .rows())
                .hasSize(2);
        assertThatThrownBy(() -> read(heading + row + heading.replace("id,id #", "id #,id") + row, List.of()))
                .hasMessageContaining("has another heading in line 3");
    }

    /** Three things that are called as columns are, each in a cell of its own, and dates where dates are due. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "price,2014-04-03,04.04.2014,id,note",
                "note,2014-04-03,3-Apr-14,ID,Price",
                "the id,the price,a note,sent on,x"
            })
    void haveNoHeadingWhereARowIsOne(String row) throws IOException {
        String text = "id,sent on,came on,price,note\n" + row + "\n";
        assertThat(read(text, List.of()).rows()).hasSize(1);
    }

    private Table read(String text, List<String> dates) throws IOException {
        Shape shape = Shape.typed(Optional.empty(), dates, Optional.empty());
        return Table.read(Files.writeString(folder.resolve("table.csv"), text), shape, COLUMNS);
    }
}
