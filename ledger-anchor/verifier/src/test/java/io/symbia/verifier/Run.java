package io.symbia.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the command line.
 *
 * @param status exit status
 * @param out    what it printed
 */
record Run(int status, String out) {
    /** In this process, through the code that {@code main} runs. */
    static Run here(Object... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        int status = Symbia.run(out, out, strings(arguments).toArray(String[]::new));
        out.flush();
        return new Run(status, printed.toString());
    }

    /** As a process of its own, as a person would. */
    static Run child(Object... arguments) throws IOException, InterruptedException {
        return ended(start(arguments), arguments);
    }

    /** The same on a machine that is set to a language, such as {@code ar-EG}. */
    static Run childIn(String language, Object... arguments) throws IOException, InterruptedException {
        String[] parts = language.split("-", -1);
        List<String> options = List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]);
        return ended(startWith(options, arguments), arguments);
    }

    private static Run ended(Process process, Object... arguments) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end after a minute: " + List.of(arguments));
        }
        return new Run(process.exitValue(), out);
    }

    /** A process of its own that the test ends, or waits for; what it prints comes as its input stream. */
    static Process start(Object... arguments) throws IOException {
        return startWith(List.of(), arguments);
    }

    private static Process startWith(List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.symbia.verifier.Symbia"));
        command.addAll(strings(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> strings(Object... arguments) {
        return List.of(arguments).stream().map(Object::toString).toList();
    }
}
