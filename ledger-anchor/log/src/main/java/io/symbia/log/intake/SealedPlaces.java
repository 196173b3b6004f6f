package io.symbia.log.intake;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.Optional;

/** Knows which event has a place in a stream, sealed or accepted: tells a repetition from a contradiction. */
@FunctionalInterface
public interface SealedPlaces {
    /** The digest of the event at that place. */
    Optional<Hash> digestAt(StreamTag tag, long sequence);
}
