package io.symbia.verifier.audit.seen;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.verifier.report.CouldNotCheckException;
import java.util.List;

/**
 * Whose signatures an audit believes: those of its policy; and, if whoever audits has said so, those of the keys that the log's manifests
 * name, once a checkpoint over them was proven.
 *
 * @param policy            of whoever audits
 * @param followsSuccessors whether it believes the keys for which believed keys vouch
 */
public record Trust(Policy policy, boolean followsSuccessors) {
    /**
     * The policy for what follows these manifests.
     *
     * @throws CouldNotCheckException if the log has named keys that do not go with those of the policy, such as one of another name
     */
    public Policy after(ManifestChain manifests) throws CouldNotCheckException {
        List<VerifierKey> named = manifests.keys().map(SealedKeys::keys).orElse(List.of());
        try {
            return followsSuccessors ? policy.withLogs(named) : policy;
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException(
                    "leaf " + manifests.keysLeaf() + " names keys that do not go with the policy: " + e.getMessage(),
                    e);
        }
    }

    /** Keys by which the log is known now, and which {@link #after} leaves out. */
    public List<VerifierKey> unknownAfter(ManifestChain manifests) throws CouldNotCheckException {
        List<VerifierKey> believed =
                after(manifests).logs().stream().map(Policy.Log::key).toList();
        return manifests.keys().map(SealedKeys::knownBy).orElse(List.of()).stream()
                .filter(key -> !believed.contains(key))
                .toList();
    }
}
