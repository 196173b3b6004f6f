package io.symbia.log.streams;

import io.symbia.log.index.LeafIndex;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.MapProof;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.InvalidProofException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes stream proofs, and verifies each against the entries before it is given away. */
public final class StreamProver {
    private StreamProver() {}

    /**
     * What a sealed map says of a stream.
     *
     * @param sealed    its manifest is among what is published
     * @param published read after the map
     */
    public static StreamProof prove(
            StreamTag tag, SealedMap sealed, Published published, LeafIndex index, LogReader reader)
            throws IOException {
        Optional<StreamHead> head = sealed.map().find(tag);
        List<Long> leaves = new ArrayList<>();
        List<Entry.Event> events = new ArrayList<>();
        for (long sequence = 0; sequence < head.map(StreamHead::count).orElse(0L); sequence++) {
            long leaf = index.leafAt(tag, sequence, reader).orElseThrow();
            leaves.add(leaf);
            events.add((Entry.Event) Entry.parse(reader.entry(leaf)));
        }
        MapProof map = sealed.map().prove(tag);
        TlogProof manifest = Prover.inclusion(sealed.manifest().end(), published, reader);
        StreamProof proof =
                new StreamProof(tag, map, leaves, sealed.manifest(), manifest.path(), manifest.checkpoint());
        try { // INVARIANTS 34 and 35: no proof leaves that does not verify.
            ProvenStream proven = proof.verifyMap();
            if (head.isPresent()) {
                proven.requireExactly(events);
            }
        } catch (InvalidProofException damaged) {
            throw new DamagedLogException("streams: the proof of " + tag + " fails: " + damaged.getMessage());
        }
        return proof;
    }
}
