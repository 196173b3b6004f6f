package io.symbia.log;

import io.symbia.log.fence.LogStateUnavailableException;
import io.symbia.log.fence.MongoLogState;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.restoring.CopySource;
import io.symbia.log.restoring.Restore;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.witnessing.WitnessPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --restore COPY}: makes the folder of a log again from a mirror or from an exported folder. The log must not run. */
final class RestoreLog {
    static final String OPTION = "--restore";

    private static final int RESTORED = 0;
    private static final int REFUSED = 2;

    private RestoreLog() {}

    /** Restores and says up to where; with the settings of the log itself. Exit status: 0 restored, 2 not. */
    static int run(List<String> options, Map<String, String> environment, PrintStream out) {
        int place = options.indexOf(OPTION) + 1;
        if (place == options.size()) {
            out.println("COULD NOT RESTORE: " + OPTION + " needs the address of the log at a mirror, or a folder");
            return REFUSED;
        }
        Path data = ShowKeys.data(environment);
        String mongo = environment.getOrDefault("SYMBIA_MONGO_URI", "mongodb://127.0.0.1:27017");
        try (MongoLogState states = new MongoLogState(mongo);
                CopySource copy = new CopySource(options.get(place))) {
            LogKeys keys = ShowKeys.existing(environment);
            Optional<WitnessPolicy> policy = Optional.ofNullable(environment.get("SYMBIA_LOG_POLICY"))
                    .filter(file -> !file.isBlank())
                    .map(file -> WitnessPolicy.read(Path.of(file), keys.verifierKeys()));
            Commit last = new Restore(data, keys, states, policy).from(copy);
            out.printf("restored %d leaves of %d batches, root %s%n", last.size(), last.batch() + 1, last.root());
            return RESTORED;
        } catch (IOException | LogStateUnavailableException | RefusedToStartException failed) {
            out.println("COULD NOT RESTORE: " + failed.getMessage());
            return REFUSED;
        }
    }
}
