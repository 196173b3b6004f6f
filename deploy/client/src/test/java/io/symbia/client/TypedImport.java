package io.symbia.client;

import io.symbia.client.http.SmallPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code symbia import deliveries} as a person types it, against a small platform of its own. */
final class TypedImport implements AutoCloseable {
    static final int ROWS_REFUSED = 3;
    static final int UNUSABLE = 2;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final SmallPlatform platform;

    TypedImport() throws IOException {
        platform = new SmallPlatform();
    }

    /** What the command ends with. */
    int of(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "import", "deliveries", file.toString(), "--url", platform.url().toString()));
        arguments.addAll(List.of(more));
        CommandLine commands = Client.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments.toArray(String[]::new));
    }

    /** All that was said so far, errors last. */
    String said() {
        return out.toString() + err;
    }

    /** The lines of errors so far. */
    List<String> errors() {
        return err.toString().lines().toList();
    }

    SmallPlatform platform() {
        return platform;
    }

    /** The body of a command that was done. */
    String done(String path) {
        return platform.done().getOrDefault(path, "nothing");
    }

    @Override
    public void close() {
        platform.close();
    }
}
