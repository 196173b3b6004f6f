package io.symbia.tlog.streams;

import io.symbia.tlog.tree.Hash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The map a second time, from {@code docs/streams.md} alone and in the plainest way: text of bits, strings of hexadecimal digits, a sorted
 * map, one recursion. Shares no code with the first but SHA-256.
 */
final class NaiveMap {
    private static final int TAG_BITS = 128;

    private NaiveMap() {}

    /** An event: leaf index and the 106 hexadecimal digits of its entry. */
    record Leaf(long index, String entry) {}

    static String sha256(String hex) {
        return Hash.ofContent(HexFormat.of().parseHex(hex)).hex();
    }

    static String u64(long value) {
        return HexFormat.of().toHexDigits(value);
    }

    static String chain(String tag, List<Leaf> events) {
        String chain = sha256("12" + tag);
        for (Leaf event : events) {
            chain = sha256("12" + chain + u64(event.index()) + event.entry());
        }
        return chain;
    }

    static String leafHash(String tag, List<Leaf> events) {
        return sha256("10" + tag + u64(events.size()) + u64(events.getLast().index()) + chain(tag, events));
    }

    /** By tags in hexadecimal digits. */
    static String root(SortedMap<String, List<Leaf>> streams) {
        SortedMap<String, String> leaves = new TreeMap<>();
        streams.forEach((tag, events) -> leaves.put(bits(tag), leafHash(tag, events)));
        return rootOfBits(leaves, "");
    }

    static String rootOfBits(SortedMap<String, String> leaves, String prefix) {
        if (leaves.isEmpty()) {
            return "00".repeat(32);
        }
        if (leaves.size() == 1) {
            return leaves.get(leaves.firstKey());
        }
        String left = rootOfBits(leaves.headMap(prefix + "1"), prefix + "0");
        String right = rootOfBits(leaves.tailMap(prefix + "1"), prefix + "1");
        return sha256("11" + left + right);
    }

    static String bits(String tag) {
        String bits = new BigInteger(tag, 16).toString(2);
        return "0".repeat(TAG_BITS - bits.length()) + bits;
    }

    /** The digest of some text, for entries of tests. */
    static String digest(String text) {
        return Hash.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
