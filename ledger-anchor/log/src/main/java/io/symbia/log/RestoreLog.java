package io.symbia.log;

import io.symbia.log.fence.LogStateUnavailableException;
import io.symbia.log.fence.MongoLogState;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.mirroring.Mirrors;
import io.symbia.log.restoring.CopySource;
import io.symbia.log.restoring.Onlookers;
import io.symbia.log.restoring.Restore;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.witnessing.WitnessPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code --restore COPY [--new NAME]...}: makes the folder of a log again from a mirror or from an exported folder. The log must not run. The names
 * are those of witnesses and mirrors that are new, and have nothing to show of this log.
 */
final class RestoreLog {
    static final String OPTION = "--restore";

    private static final String NEW_OPTION = "--new";
    private static final int RESTORED = 0;
    private static final int REFUSED = 2;

    private RestoreLog() {}

    /** Whether that is what was typed, and nothing else. */
    static boolean isAsked(List<String> options) {
        if (options.size() % 2 != 0 || options.isEmpty() || !options.getFirst().equals(OPTION)) return false;
        return IntStream.range(0, options.size())
                .allMatch(it -> it % 2 == 1
                        ? LogApplication.isValue(options.get(it))
                        : it == 0 || options.get(it).equals(NEW_OPTION));
    }

    /** Restores and says up to where; with the settings of the log itself. Exit status: 0 restored, 2 not. */
    static int run(List<String> options, Map<String, String> environment, PrintStream out) {
        Path data = ShowKeys.data(environment);
        String mongo = environment.getOrDefault("SYMBIA_MONGO_URI", "mongodb://127.0.0.1:27017");
        try (MongoLogState states = new MongoLogState(mongo);
                CopySource copy = new CopySource(options.get(1))) {
            LogKeys keys = ShowKeys.existing(environment);
            Optional<WitnessPolicy> policy = Optional.ofNullable(environment.get("SYMBIA_LOG_POLICY"))
                    .filter(file -> !file.isBlank())
                    .map(file -> WitnessPolicy.read(Path.of(file), keys.verifierKeys()));
            Mirrors mirrors = Mirrors.read(new MirroringSettings(
                    environment.getOrDefault("SYMBIA_LOG_MIRRORS", ""),
                    0,
                    MirroringSettings.NONE.answerLimit(),
                    MirroringSettings.NONE.cosignAgain()));
            Onlookers onlookers = new Onlookers(
                    policy.map(it -> mirrors.without(it).addresses()).orElse(List.of()),
                    mirrors.addresses(),
                    named(options));
            Commit last = new Restore(data, keys, states, onlookers).from(copy);
            out.printf("restored %d leaves of %d batches, root %s%n", last.size(), last.batch() + 1, last.root());
            return RESTORED;
        } catch (IOException | LogStateUnavailableException | RefusedToStartException failed) {
            out.println("COULD NOT RESTORE: " + failed.getMessage());
            return REFUSED;
        }
    }

    /** The names after each {@value #NEW_OPTION}. */
    private static Set<String> named(List<String> options) {
        Set<String> names = new HashSet<>();
        for (int index = 0; index < options.size(); index++) {
            if (options.get(index).equals(NEW_OPTION)) names.add(options.get(index + 1));
        }
        return names;
    }
}
