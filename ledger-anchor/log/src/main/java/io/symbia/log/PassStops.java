package io.symbia.log;

import io.symbia.log.decisions.Decision;
import io.symbia.log.decisions.Decisions;
import io.symbia.log.fence.RefusedToStartException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code --pass STOP... --reason TEXT}: an operator's decision that partitions go on although what has stopped them was not sealed. It is put
 * into the log's folder, where the log that runs finds it, seals it and goes on; a log that does not run does so after its next start.
 */
final class PassStops {
    static final String OPTION = "--pass";
    static final String REASON_OPTION = "--reason";

    /** Of the log's folder. */
    static final String FOLDER = "decisions";

    /** Everything is sealed. */
    static final int SEALED = 0;

    /** The log refused something. */
    static final int REFUSED = 1;

    /** What was typed makes no sense. */
    static final int MISTYPED = 2;

    /** The log has not taken note of it yet. */
    static final int WAITING = 3;

    /** The log was not told: there is no room on the disk, say. */
    static final int NOT_TOLD = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofMillis(200);

    private PassStops() {}

    /** Whether that is what was typed; whether it makes sense is said by {@link #run}. */
    static boolean isAsked(List<String> options) {
        return !options.isEmpty() && options.getFirst().equals(OPTION) && !options.contains("--help");
    }

    /** Gives the decisions to the log, and says what came of them; the exit code. */
    static int run(List<String> options, Map<String, String> environment, PrintStream out)
            throws IOException, InterruptedException {
        Path data = ShowKeys.data(environment);
        if (!Files.isDirectory(data)) {
            throw new RefusedToStartException(data + " is no folder of a log");
        }
        List<Decision> given;
        try {
            given = parse(options);
        } catch (IllegalArgumentException mistyped) {
            out.println(mistyped.getMessage());
            return MISTYPED;
        }
        Decisions decisions = new Decisions(data.resolve(FOLDER));
        List<Decision> added = new ArrayList<>();
        for (Decision decision : given) {
            try {
                Optional<Decision> other = decisions.add(decision);
                if (other.isEmpty()) added.add(decision);
                else
                    out.println("%s: refused: it is being passed with another reason: %s"
                            .formatted(decision.stop(), other.get().reason()));
            } catch (IOException failed) {
                out.println("%s: the log could not be told: %s".formatted(decision.stop(), failed));
                return NOT_TOLD;
            }
        }
        int status = await(added, decisions, out);
        return added.size() < given.size() ? REFUSED : status;
    }

    private static List<Decision> parse(List<String> options) {
        int reason = options.indexOf(REASON_OPTION);
        List<String> stops = reason < 0 ? List.of() : options.subList(options.indexOf(OPTION) + 1, reason);
        if (stops.isEmpty() || reason != options.size() - 2) {
            throw new IllegalArgumentException("usage: --pass STOP... --reason TEXT, each STOP as in GET /status");
        }
        return stops.stream().map(stop -> Decision.of(stop, options.getLast())).toList();
    }

    private static int await(List<Decision> given, Decisions decisions, PrintStream out)
            throws IOException, InterruptedException {
        List<Decision> open = new ArrayList<>(given);
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        boolean isRefused = false;
        while (!open.isEmpty() && System.nanoTime() < endNanos) {
            Thread.sleep(TICK);
            for (Decision decision : List.copyOf(open)) {
                Optional<String> outcome = decisions.outcome(decision);
                if (outcome.isEmpty()) continue;
                isRefused |= !outcome.get().isEmpty();
                out.println(decision.stop()
                        + (outcome.get().isEmpty() ? ": passed and sealed" : ": refused: " + outcome.get()));
                open.remove(decision);
            }
        }
        open.forEach(it -> out.println(it.stop() + ": not yet; the log does so when it has come to that stop"));
        if (isRefused) return REFUSED;
        return open.isEmpty() ? SEALED : WAITING;
    }
}
