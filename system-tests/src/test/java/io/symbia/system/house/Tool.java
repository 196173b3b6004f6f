package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.verifier.Symbia;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The verifier, as somebody types it. */
public final class Tool {
    private Tool() {}

    /** What it prints; it must end with 0. */
    public static String verified(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new Symbia());
        command.setOut(new PrintWriter(out, true));
        int status = command.execute(arguments);
        assertThat(status).as(out.toString()).isZero();
        return out.toString();
    }
}
