package io.symbia.log.receipts;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Says of neighbouring leaves, all of events of one topic, which event each holds. As JSON:
 *
 * <pre>{"origin":"symbia.payment.events","treeSize":1033,"leaves":[["9f86…",1000],["60303a…",1001]]}</pre>
 *
 * Is shown the entries of the leaves, in their order, and writes them down as it goes: every event of the log is in a receipt.
 */
final class Receipt implements EntryVisitor {
    /** Keeps a record below 90 KB. */
    static final int MAX_LEAVES = 1000;

    private static final int LEAF_BYTES = 90; // 64 digits of the digest, at most 19 of the index, and seven signs.
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] BEFORE_DIGEST = ascii("[\"");
    private static final byte[] BEFORE_INDEX = ascii("\",");
    private static final byte[] END = ascii("]}");

    private final byte[] json;
    private final int start;
    private int end;

    /**
     * A receipt without leaves yet. Names of topics need no escape: Kafka allows letters, digits, dot, underscore and hyphen.
     *
     * @param topic    where the events were published
     * @param treeSize size of the tree at whose end their batch was sealed
     * @param leaves   how many there will be, in [1, {@link #MAX_LEAVES}]
     */
    Receipt(String topic, long treeSize, int leaves) {
        if (leaves < 1 || leaves > MAX_LEAVES) {
            throw new IllegalArgumentException("a receipt has 1 to 1000 leaves, not " + leaves);
        }
        byte[] head = ascii("{\"origin\":\"" + topic + "\",\"treeSize\":" + treeSize + ",\"leaves\":[");
        json = new byte[head.length + leaves * LEAF_BYTES + END.length];
        write(head);
        start = end;
    }

    @Override
    public void entry(long leafIndex, byte[] bytes, int offset) {
        if (end > start) json[end++] = ',';
        write(BEFORE_DIGEST);
        int digest = offset + Entry.DIGEST_OFFSET;
        for (int index = digest; index < digest + Hash.SIZE_BYTES; index++) {
            json[end++] = HEX[(bytes[index] >>> 4) & 0xF];
            json[end++] = HEX[bytes[index] & 0xF];
        }
        write(BEFORE_INDEX);
        write(ascii(Long.toString(leafIndex)));
        json[end++] = ']';
    }

    /** The text, once all leaves were shown. */
    byte[] json() {
        write(END);
        return Arrays.copyOf(json, end);
    }

    private void write(byte[] text) {
        System.arraycopy(text, 0, json, end, text.length);
        end += text.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
