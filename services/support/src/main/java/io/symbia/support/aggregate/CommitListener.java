package io.symbia.support.aggregate;

import io.symbia.support.store.Commit;

/** Is told of each commit once it is durable; in the order of its stream. The relay's live path. */
public interface CommitListener {
    /**
     * Called on the writer's thread while the stream is still locked; must not block.
     *
     * @param predecessorPending whether the stream's previous commit was still to be published when it was read
     */
    void committed(Commit commit, boolean predecessorPending);
}
