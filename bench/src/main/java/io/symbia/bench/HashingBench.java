package io.symbia.bench;

import io.symbia.bench.material.Events;
import io.symbia.log.entries.EntryBlock;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hash, leaf and tree of each event, against one reused digest that is given the same bytes and nothing else to do. */
final class HashingBench {
    private static final int LEAF_BYTES = 1 + Entry.SIZE_BYTES;
    private static final int NODE_BYTES = 1 + 2 * Hash.SIZE_BYTES;
    private static final int BLOCK = 1000;
    private static final double LIMIT = 0.90;

    private final Events events;
    private final int count;
    private final EntryBlock block = new EntryBlock(BLOCK);
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leaf = new byte[Hash.SIZE_BYTES];

    HashingBench(int eventBytes, int count) {
        this.events = new Events(eventBytes);
        this.count = count / BLOCK * BLOCK;
    }

    Measure run(int rounds) throws IOException, InterruptedException {
        Rounds taken = Rounds.of(rounds, _ -> bare(), _ -> tree());
        return new Measure(
                "hash + leaf + tree, against a bare digest over the same bytes",
                taken.ratios(),
                Measure.Rule.AT_LEAST,
                LIMIT,
                "%.0f ns an event".formatted(Measure.median(taken.seconds()) * 1e9 / count));
    }

    /** What this machine makes of two equal things; no other ratio means more than this one is from 1. */
    Measure noise(int rounds) throws IOException, InterruptedException {
        Rounds taken = Rounds.of(rounds, _ -> bare(), _ -> bare());
        return new Measure(
                "noise: a bare digest against itself",
                taken.ratios(),
                Measure.Rule.NONE,
                1,
                "%.0f ns an event".formatted(Measure.median(taken.seconds()) * 1e9 / count));
    }

    private long bare() {
        MessageDigest digest = sha256();
        byte[] leafInput = new byte[LEAF_BYTES];
        byte[] nodeInput = new byte[NODE_BYTES];
        long startNanos = System.nanoTime();
        try {
            for (long number = 0; number < count; number++) {
                byte[] content = events.content(number);
                digest.update(content, 0, content.length);
                digest.digest(leaf, 0, leaf.length);
                digest.update(leafInput, 0, leafInput.length);
                digest.digest(leaf, 0, leaf.length);
                digest.update(nodeInput, 0, nodeInput.length);
                digest.digest(leaf, 0, leaf.length);
            }
        } catch (DigestException failed) {
            throw new IllegalStateException(failed);
        }
        return System.nanoTime() - startNanos;
    }

    private long tree() {
        Frontier frontier = new Frontier();
        long startNanos = System.nanoTime();
        for (long first = 0; first < count; first += BLOCK) {
            block.clear();
            for (long number = first; number < first + BLOCK; number++) {
                events.addTo(block, number);
            }
            for (int index = 0; index < BLOCK; index++) {
                block.hashLeaf(index, hasher, leaf);
                frontier.append(leaf, 0, CompletedHashes.IGNORED);
            }
        }
        long nanos = System.nanoTime() - startNanos;
        if (frontier.size() != count)
            throw new IllegalStateException("hashed " + frontier.size()); // And not optimized away.
        return nanos;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
