package io.symbia.verifier.audit.seen;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.VerifierKey;
import java.util.List;

/**
 * Whose signatures an audit believes: those of its policy; and, if whoever audits has said so, those of the keys that the log's manifests
 * name, once a checkpoint over them was proven.
 *
 * @param policy            of whoever audits
 * @param followsSuccessors whether it believes the keys for which believed keys vouch
 */
public record Trust(Policy policy, boolean followsSuccessors) {
    /** The policy for what follows these manifests. */
    public Policy after(ManifestChain manifests) {
        List<VerifierKey> named = manifests.keys().map(SealedKeys::keys).orElse(List.of());
        return followsSuccessors ? policy.withLogs(named) : policy;
    }

    /** Keys by which the log is known now, and which {@link #after} leaves out. */
    public List<VerifierKey> unknownAfter(ManifestChain manifests) {
        List<VerifierKey> believed =
                after(manifests).logs().stream().map(Policy.Log::key).toList();
        return manifests.keys().map(SealedKeys::knownBy).orElse(List.of()).stream()
                .filter(key -> !believed.contains(key))
                .toList();
    }
}
