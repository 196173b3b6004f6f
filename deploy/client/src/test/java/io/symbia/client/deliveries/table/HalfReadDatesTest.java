package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.dates.DateOrder;
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

/** A column of which a spreadsheet has read some dates, perhaps with the month first where the day is. */
class HalfReadDatesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-10-03, 20/03/2026, dmy",
        "3-Oct-26, 20/03/2026, dmy",
        "2026-10-03, 3/20/2026, mdy",
        "2026-12-11, 13/03/2026, dmy",
        "2026-10-03, 21-03-2026, dmy",
        "2026-10-03, 21.03.2026, dmy",
        "2026-10-03, 21/03/26, dmy",
        "2026-10-03, 21.3.26, dmy",
        "2026-10-03, 21/03/2026 00:00, dmy",
        "2026-10-03, 21 / 03 / 2026, dmy",
        "2026-10-03, 21. 3. 2026., dmy",
        "2026-10-03, 21 03 2026, dmy",
        "2026-10-03, Sat. 21/03/2026, dmy",
        "2026-10-03, 21/03/2026 11:15 PM, dmy",
        "2026-10-03, 3-21-2026, mdy"
    })
    void areNotReadUntilTheirOrderIsNamed(String read, String left, String order) throws IOException {
        String option = "sent on=" + order;
        assertThatThrownBy(() -> table(read, left, List.of()))
                .hasMessageContaining(
                        "column 'sent on' has dates such as '%s' (line 2) beside '%s' (line 3)", read, left)
                .hasMessageContaining("say --dates '" + option + "'");
        assertThat(table(read, left, List.of(option)).rows()).hasSize(2);
        assertThatThrownBy(() -> table(read, left, List.of(order)))
                .hasMessageContaining("say --dates '" + option + "'");
        assertThat(table(read, left, List.of(order, option)).rows()).hasSize(2);
    }

    /** No exchange of day and month makes another date of them; or a date was left that a spreadsheet would have read. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-13, 20/03/2026",
        "2026-03-03, 20/03/2026",
        "2026-10-03, 20/03/2026 and 4/3/2026",
        "2026-10-03, 20/03/2026 and 3/3/2026"
    })
    void areReadWhereNothingMayBeExchanged(String read, String left) throws IOException {
        assertThat(table(read, left, List.of()).orders().all()).containsEntry("sent on", DateOrder.DMY);
    }

    /** A spreadsheet that reads dates would have read the second, too. */
    @Test
    void areReadWhereADateOfBothIsLeft() throws IOException {
        assertThat(table("2026-10-03", "21-03-2026 and 4-3-2026", List.of()).rows())
                .hasSize(3);
    }

    /** The order was printed with a file of refused rows, and a spreadsheet has written the dates anew. */
    @ParameterizedTest
    @ValueSource(strings = {"sent on=dmy", "dmy"})
    void areNotReadInAFileOfRefusedRowsThoughTheirOrderIsNamed(String order) throws IOException {
        for (String left : List.of("2026-05-20", "20/05/2026", "'04/05/2026")) {
            assertThatThrownBy(() -> refused("2026-05-03", left, List.of(order)))
                    .hasMessageContaining("column 'sent on' has dates such as '2026-05-03' (line 2)")
                    .hasMessageContaining("write them as they were")
                    .hasMessageContaining("name no order for it");
        }
        assertThat(refused("2026-05-03", "2026-05-20", List.of()).rows()).hasSize(2);
        assertThat(refused("'2026-05-03", "'04/05/2026", List.of(order)).rows()).hasSize(2);
        assertThat(refused("'2026-05-03", "20/05/2026", List.of(order)).rows()).hasSize(2);
        assertThat(refused("2026-05-23", "20/05/2026", List.of(order)).rows()).hasSize(2);
    }

    private Table refused(String read, String left, List<String> dates) throws IOException {
        String text = "refused line,refused code,refused reason,id,sent on,note\n"
                + "7,x,y,1,%s,x\n8,x,y,2,%s,x\n".formatted(read, left);
        return table(text, dates);
    }

    private Table table(String read, String left, List<String> dates) throws IOException {
        String text = "id,sent on,note\n1,\"%s\",x\n2,\"%s\",x\n".formatted(read, left.replace(" and ", "\",x\n3,\""));
        return table(text, dates);
    }

    private Table table(String text, List<String> dates) throws IOException {
        Columns columns = new Columns(List.of("id", "sent on"), List.of("sent on"), List.of("note"));
        return Table.read(
                Files.writeString(folder.resolve("table.csv"), text),
                Shape.typed(Optional.empty(), dates, Optional.empty()),
                columns);
    }
}
