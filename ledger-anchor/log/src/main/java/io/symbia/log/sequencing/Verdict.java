package io.symbia.log.sequencing;

/** What the sequencer says of an event that arrived. */
public enum Verdict {
    /** It is the next of its stream, and is now the last one seen. */
    NEXT,
    /** Its place in its stream is taken: by itself, delivered before, or by another event, which the caller tells apart. */
    REPEATED,
    /** An event before it has not arrived: sealing it would leave a hole. */
    EARLY,
    /**
     * It is the next of its stream, but the one before it came from another source and is in the batch that is being filled. Leaves of a
     * batch are ordered by source, so that batch is sealed first and the event offered again.
     */
    MOVED
}
