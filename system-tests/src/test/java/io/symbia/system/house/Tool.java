package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.verifier.Symbia;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The verifier, as somebody types it. */
public final class Tool {
    private static final int PROVEN = 0;
    private static final int CONSISTENT = 3;

    private Tool() {}

    /** What it prints; it must find everything proven under the policy that is given. */
    public static String verified(String... arguments) {
        return ends(PROVEN, arguments);
    }

    /** What it prints; it must find that everything agrees with itself, as it does under nobody's policy. */
    public static String agreed(String... arguments) {
        return ends(CONSISTENT, arguments);
    }

    private static String ends(int due, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new Symbia());
        command.setOut(new PrintWriter(out, true));
        int status = command.execute(arguments);
        assertThat(status).as(out.toString()).isEqualTo(due);
        return out.toString();
    }
}
