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

    /** Does it, and says of whom; {@code options} has the name of the witness after the option. */
    static String trust(Map<String, String> environment, List<String> options) throws IOException {
        int name = options.indexOf(OPTION) + 1;
        if (name == options.size()) throw new RefusedToStartException(OPTION + " needs the name of a witness");
        String witness = options.get(name);
        return Forgetting.trustAgain(new FolderDisk(ShowKeys.data(environment)), witness)
                .map(size -> "%s counts again; it had cosigned %d leaves and forgotten it".formatted(witness, size))
                .orElseThrow(() -> new RefusedToStartException(
                        "witness: %s has forgotten nothing that is known here".formatted(witness)));
    }
}
