package io.symbia.log.continuity;

/**
 * What had been read of a partition before the brokers were asked about it. An answer can be older than what was read since; only what was
 * read before is missing if the answer does not have it.
 *
 * @param nextOffset of the first record that was not read then
 * @param epoch      the newest leader that was known then; {@link SourceMark#NO_EPOCH} if none was
 */
public record ReadBefore(long nextOffset, int epoch) {
    /** It is not known what had been read. */
    public static final ReadBefore UNKNOWN = new ReadBefore(0, SourceMark.NO_EPOCH);
}
