package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.Client;
import io.symbia.verifier.Symbia;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The verifier and the client, as somebody types them. */
public final class Tool {
    private static final int PROVEN = 0;
    private static final int CONSISTENT = 3;

    private Tool() {}

    /** What it prints; it must find everything proven under the policy that is given. */
    public static String verified(String... arguments) {
        return ends(PROVEN, new CommandLine(new Symbia()), arguments);
    }

    /** What it prints; it must find that everything agrees with itself, as it does under nobody's policy. */
    public static String agreed(String... arguments) {
        return ends(CONSISTENT, new CommandLine(new Symbia()), arguments);
    }

    /** Puts a stream into a file, which must then be proven under a policy. */
    static String evidence(URI gateway, String stream, Path file, Path policy, String... more) {
        List<String> arguments = new ArrayList<>(List.of("evidence", stream, "--url", gateway.toString()));
        arguments.addAll(List.of("--out", file.toString(), "--policy", policy.toString()));
        arguments.addAll(List.of(more));
        return ends(PROVEN, Client.commandLine(), arguments.toArray(String[]::new));
    }

    private static String ends(int due, CommandLine command, String... arguments) {
        StringWriter out = new StringWriter();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(out, true));
        int status = command.execute(arguments);
        assertThat(status).as(out.toString()).isEqualTo(due);
        return out.toString();
    }
}
