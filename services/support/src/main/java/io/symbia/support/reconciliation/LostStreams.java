package io.symbia.support.reconciliation;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.Receipt;
import io.symbia.support.reconciliation.Finding.Kind;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.KeptEvent;
import io.symbia.support.store.StreamIds;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds events that the log has given receipts for, of streams that the store does not know at all: a pass over the store cannot meet
 * them. Reads everything once more, so it is asked only when there are more receipts than sealed events in the store.
 */
final class LostStreams {
    /** Before the tag of a stream that the store does not know. */
    static final String PREFIX = "tag ";

    private static final int MAX_FINDINGS = 50;

    private final CommitStore commits;
    private final KeptReceipts receipts;
    private final SealedLog log;

    LostStreams(CommitStore commits, KeptReceipts receipts, SealedLog log) {
        this.commits = commits;
        this.receipts = receipts;
        this.log = log;
    }

    /**
     * Looks for them.
     *
     * @param found leaves of events that were missed already, in streams that the store knows
     */
    List<Finding> find(Set<Long> found) throws IOException {
        List<Receipt> given = new ArrayList<>();
        receipts.all().forEach(given::add); // Before the store: what has a receipt was kept before.
        Set<Digest> kept = new HashSet<>();
        try (StreamIds streams = commits.streamsAfter("")) {
            while (streams.hasNext()) {
                for (KeptEvent event : commits.kept(streams.next())) kept.add(event.digest());
            }
        }
        List<Finding> lost = new ArrayList<>();
        for (Receipt receipt : given) {
            boolean misses = !kept.contains(receipt.digest()) && !found.contains(receipt.leafIndex());
            if (misses && lost.size() < MAX_FINDINGS) {
                Entry entry = log.entry(receipt.leafIndex());
                if (entry instanceof Entry.Event event
                        && event.digest().equals(Hash.parseHex(receipt.digest().hex()))) {
                    lost.add(new Finding(
                            Kind.NOT_KEPT,
                            PREFIX + event.tag(),
                            event.sequence(),
                            OptionalLong.of(receipt.leafIndex())));
                }
            }
        }
        return lost;
    }
}
