package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The options that are typed behind the mirror's jar. */
class MirrorOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "--keys --let-go, 2",
        "--let-go --keys, 2",
        "--let-go --dry-run, 2",
        "--keys --dry-run, 2",
        "--let-go now, 2",
        "--let-go --help, 0",
        "--keys --help, 0",
    })
    void doNothingBesideAWordThatDoesNotBelongToThem(String typed, int status, @TempDir Path data) {
        List<String> arguments =
                new ArrayList<>(List.of("--data", data.toString(), "--name", "archive.example/mirror"));
        arguments.addAll(List.of(typed.split(" ")));
        StringWriter said = new StringWriter();
        CommandLine mirror = new CommandLine(new MirrorProcess())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true));
        assertThat(mirror.execute(arguments.toArray(String[]::new)))
                .as(said.toString())
                .isEqualTo(status);
        assertThat(said.toString()).contains("Usage: mirror");
        assertThat(data).isEmptyDirectory();
    }
}
