package io.symbia.log;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.sealing.LogKeys;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * {@code --new-keys} and {@code --retire-old-keys}: the two steps that an operator takes to change a log's keys, each of which the next start
 * carries out. Both only touch the files of keys, so the log may run.
 */
final class RotateKeys {
    static final String MAKE_OPTION = "--new-keys";
    static final String RETIRE_OPTION = "--retire-old-keys";

    private static final String CHECKPOINT = "checkpoint";

    private RotateKeys() {}

    /** Makes the next keys, unless they are there; all keys that sign from the next start on, the next first. */
    static List<VerifierKey> make(Map<String, String> environment) throws IOException {
        LogKeys current = ShowKeys.existing(environment);
        return LogKeys.createNext(ShowKeys.data(environment), current.origin(), new SecureRandom())
                .verifierKeys();
    }

    /**
     * Retires the old keys once they have vouched for the next ones: in a published checkpoint, which holds the manifest that names them.
     * What is left are the keys that sign from the next start on.
     */
    static List<VerifierKey> retire(Map<String, String> environment) throws IOException {
        Path data = ShowKeys.data(environment);
        String origin = ShowKeys.existing(environment).origin();
        return LogKeys.retireOld(
                        data, origin, new SecureRandom(), keys -> requireVouchedFor(data.resolve(CHECKPOINT), keys))
                .verifierKeys();
    }

    private static void requireVouchedFor(Path checkpoint, LogKeys keys) throws IOException {
        if (!Files.exists(checkpoint) || !isSignedByAll(Octets.of(Files.readAllBytes(checkpoint)), keys)) {
            throw new RefusedToStartException("key: the old and the next key have not signed what is published; start "
                    + "the log with both and wait for its quorum");
        }
    }

    private static boolean isSignedByAll(Octets checkpoint, LogKeys keys) {
        try {
            List<VerifierKey> signers = new NoteVerifier(keys.verifierKeys()).signers(Note.parse(checkpoint));
            return signers.containsAll(keys.knownBy());
        } catch (IllegalArgumentException | InvalidNoteException wrong) {
            return false;
        }
    }
}
