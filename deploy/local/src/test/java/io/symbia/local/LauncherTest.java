package io.symbia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What people type wrong is answered by a sentence, not by a stack trace. */
class LauncherTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port nobody=1    | nothing here is called nobody; there are [credit, credit-management, gateway, gateway-management, kafka",
                "--port log=65536   | port 65536 for log does not exist; the last is 65535",
                "--port-base 65530  | port 65536 for ",
                "--port-base 0      | port 0 for platform does not exist",
            })
    void saysWhichPortCannotBe(String arguments, String sentence) {
        StringWriter error = new StringWriter();
        CommandLine up = new CommandLine(new Launcher.Up()).setErr(new PrintWriter(error, true));
        assertThat(up.execute(arguments.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(error.toString()).startsWith(sentence).doesNotContain("\tat ");
    }
}
