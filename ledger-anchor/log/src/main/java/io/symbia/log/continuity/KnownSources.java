package io.symbia.log.continuity;

import io.symbia.log.entries.Source;
import io.symbia.log.storage.SourceTable;
import io.symbia.log.storage.commits.Commit;
import java.util.function.ToLongFunction;

/**
 * What a log knows of its sources; asked by any thread.
 *
 * @param table       their numbers
 * @param marks       by what they are known again
 * @param nextOffsets where each goes on by what is sealed; {@link Commit#NOT_READ} for one that is new
 * @param sealed      knows where the events of its leaves were read
 */
public record KnownSources(
        SourceTable table, SourceMarks marks, ToLongFunction<Source> nextOffsets, SealedFrom sealed) {
    /** Where a source goes on; {@link Commit#NOT_READ} for one that is new. */
    public long nextOffset(Source source) {
        return nextOffsets.applyAsLong(source);
    }

    /** Whether nothing would be skipped, whatever has the name of this source now. */
    public boolean isReadFromItsBeginning(Source source) {
        return nextOffset(source) <= 0;
    }

    /** Whether the log has read something of a source and has no mark of it. */
    boolean isMarkLost(Source source) {
        return marks.of(source).isEmpty() && !isReadFromItsBeginning(source);
    }

    /** Whether nothing was ever read of a topic, nor has it been seen. */
    public boolean isNew(String topic) {
        return marks.of(new Source(topic, 0)).isEmpty()
                && table.all().stream().noneMatch(it -> it.topic().equals(topic) && nextOffset(it) != Commit.NOT_READ);
    }
}
