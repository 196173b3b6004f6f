package io.symbia.tlog.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1 written down as it stands there, slow and over whole lists; shares no line with the code under test. */
final class ReferenceTree {
    private ReferenceTree() {}

    /** Leaf hashes of entries "entry 0", "entry 1" and so on. */
    static List<Hash> leaves(int count) {
        List<Hash> leaves = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            leaves.add(sha256(new byte[] {0}, ("entry " + index).getBytes(StandardCharsets.US_ASCII), new byte[0]));
        }
        return leaves;
    }

    /** Reads perfect subtrees by computing them from the leaves each time. */
    static HashReader reader(List<Hash> leaves) {
        return (level, index) -> {
            int start = Math.toIntExact(index << level);
            return mth(leaves.subList(start, start + (1 << level)));
        };
    }

    static Hash mth(List<Hash> d) {
        int n = d.size();
        if (n == 0) {
            return sha256(new byte[0], new byte[0], new byte[0]);
        }
        if (n == 1) {
            return d.getFirst();
        }
        int k = k(n);
        return node(mth(d.subList(0, k)), mth(d.subList(k, n)));
    }

    static List<Hash> path(int m, List<Hash> d) {
        int n = d.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? append(path(m, d.subList(0, k)), mth(d.subList(k, n)))
                : append(path(m - k, d.subList(k, n)), mth(d.subList(0, k)));
    }

    static List<Hash> proof(int m, List<Hash> d) {
        return subproof(m, d, true);
    }

    private static List<Hash> subproof(int m, List<Hash> d, boolean isWhole) {
        int n = d.size();
        if (m == n) {
            return isWhole ? List.of() : List.of(mth(d));
        }
        int k = k(n);
        return m <= k
                ? append(subproof(m, d.subList(0, k), isWhole), mth(d.subList(k, n)))
                : append(subproof(m - k, d.subList(k, n), false), mth(d.subList(0, k)));
    }

    static Hash node(Hash left, Hash right) {
        return sha256(new byte[] {1}, left.toArray(), right.toArray());
    }

    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> append(List<Hash> list, Hash last) {
        List<Hash> appended = new ArrayList<>(list);
        appended.add(last);
        return appended;
    }

    private static Hash sha256(byte[] first, byte[] second, byte[] third) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        joined.writeBytes(third);
        try {
            return Hash.of(MessageDigest.getInstance("SHA-256").digest(joined.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
