package io.symbia.log.entries;

/** Is shown every entry once when a log is opened, in order, so that what is derived from entries needs no pass of its own. */
@FunctionalInterface
public interface EntryVisitor {
    /** Looks at nothing. */
    EntryVisitor NONE = (leafIndex, bytes, offset) -> {};

    /**
     * Shows one entry, already checked.
     *
     * @param leafIndex zero-based
     * @param bytes     holds the entry; valid only during the call
     * @param offset    where its 53 bytes start
     */
    void entry(long leafIndex, byte[] bytes, int offset);
}
