package io.symbia.log.sequencing;

/** What is sealed of each stream, up to some event of the log; it grows behind the sequencer, in another thread. */
public interface SealedHeads {
    /** Number of events of a stream; 0 if there is none. */
    long eventsOf(long tagHigh, long tagLow);

    /** Number of events of the log, in the order in which they were accepted, that the other answers cover at least. */
    long events();
}
