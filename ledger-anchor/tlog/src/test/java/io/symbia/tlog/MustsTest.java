package io.symbia.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table {@code musts.txt}: what the specifications demand, and the test that shows it. No row points at a test that is gone. */
class MustsTest {
    @Test
    void everyDemandHasATest() throws IOException, ReflectiveOperationException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            String[] cells = row.split(" \\| ");
            assertThat(cells).as(row).hasSize(3);
            String test = "io.symbia.tlog." + cells[2];
            int dot = test.lastIndexOf('.');
            Method method = Class.forName(test.substring(0, dot)).getDeclaredMethod(test.substring(dot + 1));
            assertThat(method.isAnnotationPresent(Test.class)).as(row).isTrue();
        }
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = MustsTest.class.getResourceAsStream("musts.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
