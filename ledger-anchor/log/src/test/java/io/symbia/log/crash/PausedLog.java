package io.symbia.log.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The log as a process of its own that stops itself, as {@code kill -STOP} does, at the point whose name it reads from its standard input.
 * Arguments: folder, origin, topic, database, broker.
 */
final class PausedLog {
    private PausedLog() {}

    public static void main(String[] arguments) throws IOException {
        Countdown countdown = new Countdown("none", 0, PausedLog::stop);
        KilledLog.start(arguments, countdown);
        try (BufferedReader points = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String point = points.readLine(); point != null; point = points.readLine()) {
                countdown.await(point);
            }
        }
        Runtime.getRuntime().halt(0); // Whoever started it is gone.
    }

    /** Every thread stands still in the middle of this, until somebody says go on. */
    private static void stop() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
