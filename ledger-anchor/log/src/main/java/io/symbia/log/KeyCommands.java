package io.symbia.log;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The commands about a log's keys, as an operator meets them: keys, one a line, or a line that says why not and what to do. */
final class KeyCommands {
    static final int NOT_DONE = 1;

    private static final List<String> OPTIONS =
            List.of(ShowKeys.OPTION, RotateKeys.MAKE_OPTION, RotateKeys.RETIRE_OPTION);

    private KeyCommands() {}

    /** Whether that is what was typed. */
    static boolean isAsked(List<String> options) {
        return options.size() == 1 && OPTIONS.contains(options.getFirst());
    }

    /** Carries one out; the exit code. */
    static int run(String option, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            keys(option, environment).forEach(out::println);
            return 0;
        } catch (RefusedToStartException refused) {
            err.println("log %s: refused: %s".formatted(option, refused.getMessage()));
        } catch (IOException failed) { // Each file is whole or not there, and what was done before is found done.
            String why = "the files of keys cannot be read or written: " + failed;
            String what = "what is there is whole: make room, or mend the disk, and give the command again";
            err.println("log %s: not done, %s; %s".formatted(option, why, what));
        }
        return NOT_DONE;
    }

    private static List<VerifierKey> keys(String option, Map<String, String> environment) throws IOException {
        return switch (option) {
            case RotateKeys.MAKE_OPTION -> RotateKeys.make(environment);
            case RotateKeys.RETIRE_OPTION -> RotateKeys.retire(environment);
            default -> ShowKeys.keys(environment).verifierKeys();
        };
    }
}
