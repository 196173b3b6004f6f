package io.symbia.events.kernel.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.SharedData;
import io.symbia.events.kernel.canonical.JsonLimits.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nicolas Seriot's JSON parsing suite: y_ files are JSON, n_ files are not, i_ files are left to the reader. */
class JsonTestSuiteTest {
    private static final JsonLimits LIMITS = JsonLimits.DOOR.with(Numbers.DOUBLES);

    /** JSON that we refuse because two readers would not hold the same: the later or the earlier of two values of a name. */
    private static final Map<String, String> STRICTER = Map.of(
            "y_object_duplicated_key.json", "duplicate_name",
            "y_object_duplicated_key_and_value.json", "duplicate_name");

    /** What the suite leaves open and we read: an underflow is the double zero, 500 arrays are refused as too deep. */
    private static final List<String> IMPLEMENTATION_ACCEPTED =
            List.of("i_number_double_huge_neg_exp.json", "i_number_real_underflow.json");

    @Test
    void acceptsAllJsonButWhatAStricterRuleRefuses() {
        Map<String, String> refused = new TreeMap<>();
        int accepted = 0;
        for (Path file : files("y_")) {
            try {
                StrictJson.parse(bytes(file), LIMITS);
                accepted++;
            } catch (RefusedJson json) {
                refused.put(file.getFileName().toString(), json.code());
            }
        }

        assertThat(refused).isEqualTo(STRICTER);
        assertThat(accepted).isEqualTo(93);
    }

    @Test
    void refusesAllThatIsNotJson() {
        List<Path> files = files("n_");

        for (Path file : files) {
            assertThatThrownBy(() -> StrictJson.parse(bytes(file), LIMITS))
                    .as(file.getFileName().toString())
                    .isInstanceOf(RefusedJson.class);
        }
        assertThat(files).hasSize(188);
    }

    @Test
    void decidesWhatTheSuiteLeavesOpen() {
        List<String> accepted = new ArrayList<>();
        for (Path file : files("i_")) {
            try {
                StrictJson.parse(bytes(file), LIMITS);
                accepted.add(file.getFileName().toString());
            } catch (RefusedJson _) {
                // Either is right; the list above says which.
            }
        }

        assertThat(accepted).isEqualTo(IMPLEMENTATION_ACCEPTED);
    }

    private static List<Path> files(String prefix) {
        try (Stream<Path> files = Files.list(SharedData.at("hostile/JSONTestSuite/test_parsing"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
