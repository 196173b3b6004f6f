package io.symbia.log;

import io.symbia.disk.FolderDisk;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.witnessing.Forgetting;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code --trust-again NAME}: an operator says that a witness which has forgotten counts again. It only renames a file, so the log may run, and takes
 * note of it at once.
 */
final class TrustAgain {
    static final String OPTION = "--trust-again";

    private TrustAgain() {}

    /** Whether that is what was typed, and nothing else. */
    static boolean isAsked(List<String> options) {
        return options.size() == 2 && options.getFirst().equals(OPTION) && LogApplication.isValue(options.getLast());
    }

    /** Does it, and says of whom; {@code options} has the name of the witness after the option. */
    static String trust(Map<String, String> environment, List<String> options) throws IOException {
        String witness = options.getLast();
        return Forgetting.trustAgain(new FolderDisk(ShowKeys.data(environment)), witness)
                .map(size -> "%s counts again; it had cosigned %d leaves and forgotten it".formatted(witness, size))
                .orElseThrow(() -> new RefusedToStartException(
                        "witness: %s has forgotten nothing that is known here".formatted(witness)));
    }
}
