package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.VerifierKey;
import java.util.List;

/**
 * A checkpoint whose signatures satisfied a policy; made by {@link Policy#verify} only after they did.
 *
 * @param checkpoint what was signed
 * @param logKey     the log's key that signed it
 * @param witnesses  every known witness that cosigned it
 */
public record TrustedCheckpoint(Checkpoint checkpoint, VerifierKey logKey, List<Cosigned> witnesses) {
    /** Keeps a copy of the list. */
    public TrustedCheckpoint {
        witnesses = List.copyOf(witnesses);
    }

    /**
     * One witness and when it cosigned.
     *
     * @param name             its name in the policy
     * @param timestampSeconds seconds since 1970 as it stated, the latest of its signatures; 0 if it made no statement of time
     */
    public record Cosigned(String name, long timestampSeconds) {}
}
