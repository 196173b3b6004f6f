package io.symbia.local.house;

import io.symbia.http.asking.BoundedClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts processes and waits until they are ready. */
final class Starter {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_ANSWER_BYTES = 65_536;
    private static final int LOG_LINES_SHOWN = 25;
    private static final int HTTP_OK = 200;

    private final HouseOptions options;
    private boolean isCalledOff;

    Starter(HouseOptions options) {
        this.options = options;
    }

    /** Starts these at once and returns when all are ready. */
    List<Resident> start(List<ProcessSpec> specs) {
        Map<ProcessSpec, Process> waiting = new LinkedHashMap<>();
        List<Resident> residents = new ArrayList<>();
        for (ProcessSpec spec : specs) {
            Process process = launch(spec);
            residents.add(Resident.of(spec, process, options));
            waiting.put(spec, process);
        }
        awaitAll(waiting);
        return residents;
    }

    /** From here on nothing is begun; what was begun before is there, and can be found. */
    synchronized void callOff() {
        isCalledOff = true;
    }

    synchronized boolean isCalledOff() {
        return isCalledOff;
    }

    /** Begins a process, unless the start was called off. */
    synchronized Process begin(ProcessBuilder builder) throws IOException {
        if (isCalledOff) throw calledOff();
        return builder.start();
    }

    static HouseProblem calledOff() {
        return new HouseProblem("the start was called off, and what it had started is ended", "start again");
    }

    static Path logFile(HouseOptions options, ProcessSpec spec) {
        return options.data().resolve("logs").resolve(spec.name() + ".log");
    }

    static String seconds(Instant since) {
        return String.format("%.1f s", Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    /** With its file, which nobody is to write after what it tells of was ended. */
    private synchronized Process launch(ProcessSpec spec) {
        Path log = logFile(options, spec);
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(spec.command(options))
                    .directory(options.data().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(Environment.of(spec, options));
            Process process = begin(builder);
            Resident.of(spec, process, options).remember(options.data());
            process.getOutputStream().close();
            return process;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + spec.name(), failed);
        }
    }

    private void awaitAll(Map<ProcessSpec, Process> waiting) {
        Instant begin = Instant.now();
        try (BoundedClient http = new BoundedClient(REQUEST_TIMEOUT, MAX_ANSWER_BYTES)) {
            while (!waiting.isEmpty()) {
                waiting.entrySet().removeIf(entry -> isReady(http, entry.getKey(), entry.getValue(), begin));
                if (!waiting.isEmpty()) {
                    if (Duration.between(begin, Instant.now()).compareTo(options.patience()) > 0) {
                        throw tooSlow(waiting.keySet().iterator().next());
                    }
                    pause(waiting.values().iterator().next());
                }
            }
        }
    }

    private boolean isReady(BoundedClient http, ProcessSpec spec, Process process, Instant begin) {
        if (!process.isAlive()) {
            throw died(spec, process.exitValue());
        }
        URI readiness = URI.create(Environment.managementUrl(spec, options) + ProcessSpec.READINESS_PATH);
        try {
            if (http.ask(HttpRequest.newBuilder(readiness).build()).statusCode() != HTTP_OK) {
                return false;
            }
        } catch (IOException _) {
            return false; // It does not listen yet, or does not come to an end.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HouseProblem("interrupted while " + spec.name() + " was starting", "start again");
        }
        options.progress()
                .accept(String.format(
                        "%-16s ready on port %d after %s", spec.name(), options.port(spec.name()), seconds(begin)));
        return true;
    }

    /** Waits a little, less when the process ends. */
    private static void pause(Process process) {
        try {
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HouseProblem("interrupted", "start again");
        }
    }

    private HouseProblem died(ProcessSpec spec, int exitValue) {
        return new HouseProblem(
                spec.name() + " ended with " + exitValue + " while it was starting. Its last lines:\n"
                        + lastLines(spec),
                "read all of " + logFile(options, spec));
    }

    private HouseProblem tooSlow(ProcessSpec spec) {
        return new HouseProblem(
                spec.name() + " is not ready after " + options.patience().toSeconds() + " s. Its last lines:\n"
                        + lastLines(spec),
                "read all of " + logFile(options, spec) + "; on a slow machine start again with --patience SECONDS");
    }

    private String lastLines(ProcessSpec spec) {
        try {
            List<String> lines = new String(Files.readAllBytes(logFile(options, spec)), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
            return String.join("\n", last.stream().map(line -> "  | " + line).toList());
        } catch (IOException failed) {
            return "  | (no log file: " + failed.getMessage() + ")";
        }
    }
}
