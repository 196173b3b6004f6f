package io.symbia.mirror;

/**
 * Where an upload has to begin and end: the body of an answer of type {@code text/x.tlog.mirror-info}. The ticket is always empty: this
 * mirror keeps the last pending checkpoints itself.
 *
 * @param treeSize of a valid pending checkpoint
 * @param next     index of the first entry that is not there
 */
record MirrorInfo(long treeSize, long next) {
    /** Three lines. */
    String format() {
        return treeSize + "\n" + next + "\n\n";
    }
}
