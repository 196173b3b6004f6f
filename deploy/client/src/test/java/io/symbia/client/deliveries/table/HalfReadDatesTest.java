package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column of which a spreadsheet has read some dates, perhaps with the month first where the day is. */
class HalfReadDatesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-10-03, 20/03/2026, dmy",
        "3-Oct-26, 20/03/2026, dmy",
        "2026-10-03, 3/20/2026, mdy",
        "2026-12-11, 13/03/2026, dmy"
    })
    void areNotReadUntilTheirOrderIsNamed(String read, String left, String order) throws IOException {
        String option = "sent on=" + order;
        assertThatThrownBy(() -> table(read, left, List.of()))
                .hasMessageContaining(
                        "column 'sent on' has dates such as '%s' (line 2) beside '%s' (line 3)", read, left)
                .hasMessageContaining("say --dates '" + option + "'");
        assertThat(table(read, left, List.of(option)).rows()).hasSize(2);
        assertThat(table(read, left, List.of(order)).rows()).hasSize(2);
    }

    /** No exchange of day and month makes another date of them; or a date was left that a spreadsheet would have read. */
    @ParameterizedTest
    @CsvSource({"2026-10-13, 20/03/2026", "2026-03-03, 20/03/2026", "2026-10-03, 20/03/2026 and 4/3/2026"})
    void areReadWhereNothingMayBeExchanged(String read, String left) throws IOException {
        assertThat(table(read, left, List.of()).orders().all()).containsEntry("sent on", DateOrder.DMY);
    }

    private Table table(String read, String left, List<String> dates) throws IOException {
        String text = "id,sent on,note\n1,\"%s\",x\n2,\"%s\",x\n".formatted(read, left.replace(" and ", "\",x\n3,\""));
        Columns columns = new Columns(List.of("id", "sent on"), List.of("sent on"), List.of("note"));
        return Table.read(
                Files.writeString(folder.resolve("table.csv"), text),
                Shape.typed(Optional.empty(), dates, Optional.empty()),
                columns);
    }
}
