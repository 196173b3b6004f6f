package io.symbia.log.receipts;

import io.symbia.tlog.tree.Hash;
import java.util.List;

/**
 * Says of neighbouring leaves, all of events of one topic, which event each holds. As JSON:
 *
 * <pre>{"origin":"symbia.payment.events","treeSize":1033,"leaves":[["9f86…",1000],["60303a…",1001]]}</pre>
 *
 * @param topic          where the events were published
 * @param treeSize       size of the tree at whose end their batch was sealed
 * @param firstLeafIndex zero-based index of the first one
 * @param digests        of the events, at most {@link #MAX_LEAVES}
 */
record Receipt(String topic, long treeSize, long firstLeafIndex, List<Hash> digests) {
    /** Keeps a record below 90 KB. */
    static final int MAX_LEAVES = 1000;

    private static final int LEAF_CHARACTERS = 90;

    Receipt {
        digests = List.copyOf(digests);
        if (digests.isEmpty() || digests.size() > MAX_LEAVES) {
            throw new IllegalArgumentException("a receipt has 1 to 1000 leaves, not " + digests.size());
        }
    }

    /** Names of topics need no escape: Kafka allows letters, digits, dot, underscore and hyphen. */
    String json() {
        StringBuilder json = new StringBuilder(LEAF_CHARACTERS * (digests.size() + 1));
        json.append("{\"origin\":\"").append(topic).append("\",\"treeSize\":").append(treeSize);
        json.append(",\"leaves\":[");
        long leafIndex = firstLeafIndex;
        for (Hash digest : digests) {
            json.append(leafIndex == firstLeafIndex ? "[\"" : ",[\"");
            json.append(digest.hex()).append("\",").append(leafIndex).append(']');
            leafIndex++;
        }
        return json.append("]}").toString();
    }
}
