package io.symbia.tlog.check;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a stored tree is not the one whose root was committed, from one committed size to the next. Entries and stored hashes say the same
 * twice, and the root says which of them is right: so a changed entry is named, not only missed. Not for use by two threads at once.
 */
public final class StoredTreeCheck {
    /** Size of a stored entry: two bytes of length, and the entry. */
    public static final int RECORD_BYTES = Short.BYTES + Entry.SIZE_BYTES;

    private static final int RECORDS_AT_ONCE = 4096;
    private static final int MAX_NAMED = 64; // Differences that are named between two sizes; the others are counted.

    private final Files files;
    private final Findings findings;
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] records = new byte[RECORDS_AT_ONCE * RECORD_BYTES];
    private final List<Difference> differences = new ArrayList<>();
    private long unnamed;
    private Frontier frontier = new Frontier();
    private Optional<Hash> lastDigest = Optional.empty();
    private boolean lost;

    /** Where entries and hashes are. */
    public interface Files {
        /** Reads neighbouring records of entries whole, or throws {@link EOFException}. */
        void entries(long firstLeafIndex, int count, byte[] target) throws IOException;

        /** Reads up to so many neighbouring hashes of a level; returns how many whole ones there are. */
        int hashes(int level, long firstIndex, int count, byte[] target) throws IOException;
    }

    /** Is told what is wrong. */
    @FunctionalInterface
    public interface Findings {
        /**
         * Something is wrong.
         *
         * @param file        {@code entries} or {@code level-0} and so on
         * @param place       in it
         * @param isDerivable whether it can be made again from other files
         */
        void found(String file, String place, String what, boolean isDerivable);
    }

    /** A stored hash that is not what was computed. */
    private record Difference(int level, long index) {}

    /** A check of a tree of which nothing was looked at. */
    public StoredTreeCheck(Files files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /**
     * Checks on to a size that is larger than the one before.
     *
     * @return whether the tree is known up to there
     */
    public boolean checkTo(long size, Hash root) throws IOException {
        if (lost) {
            return false;
        }
        Frontier before = frontier.copy();
        long first = before.size();
        try {
            growFromEntries(size);
        } catch (EOFException ends) {
            findings.found("entries", "leaf " + frontier.size(), "is not there, the file ends before it", false);
            return lose(size);
        }
        if (frontier.root().equals(root)) {
            tellOfHashes();
            return true;
        }
        List<Difference> ofEntries =
                differences.stream().filter(it -> it.level() == 0).toList();
        long more = unnamed;
        frontier = before;
        if (growFromHashes(size) && frontier.root().equals(root)) {
            ofEntries.forEach(it -> findings.found(
                    "entries", "leaf " + it.index(), "is not the entry whose hash is under the committed root", false));
            if (more > 0) findings.found("entries", "leaves " + first + " on", more + " further ones differ", false);
            if (ofEntries.stream().anyMatch(it -> it.index() == size - 1)) lastDigest = Optional.empty();
            tellOfHashes();
            return true;
        }
        lastDigest = Optional.empty();
        findings.found(
                "entries",
                "leaves " + first + " to " + (size - 1),
                "do not have the committed root, and neither have the stored hashes",
                false);
        return resume(size, root);
    }

    private void growFromEntries(long size) throws IOException {
        differences.clear();
        unnamed = 0;
        CompletedHashes comparison = new Comparison();
        byte[] leaf = new byte[Hash.SIZE_BYTES];
        while (frontier.size() < size) {
            long first = frontier.size();
            int count = (int) Math.min(RECORDS_AT_ONCE, size - first);
            files.entries(first, count, records);
            for (int index = 0; index < count; index++) {
                int at = index * RECORD_BYTES;
                if (records[at] != 0 || records[at + 1] != Entry.SIZE_BYTES) {
                    findings.found("entries", "leaf " + (first + index), "has no length of 53 before it", false);
                }
                hasher.hashLeaf(records, at + Short.BYTES, Entry.SIZE_BYTES, leaf, 0);
                append(leaf, comparison);
            }
            lastDigest =
                    Optional.of(Hash.copyOf(records, (count - 1) * RECORD_BYTES + Short.BYTES + Entry.DIGEST_OFFSET));
        }
    }

    private boolean growFromHashes(long size) throws IOException {
        differences.clear();
        unnamed = 0;
        CompletedHashes comparison = new Comparison();
        byte[] leaves = new byte[TilePath.FULL_WIDTH * Hash.SIZE_BYTES];
        while (frontier.size() < size) {
            int count = (int) Math.min(TilePath.FULL_WIDTH, size - frontier.size());
            if (files.hashes(0, frontier.size(), count, leaves) < count) {
                return false;
            }
            for (int index = 0; index < count; index++) {
                append(Arrays.copyOfRange(leaves, index * Hash.SIZE_BYTES, (index + 1) * Hash.SIZE_BYTES), comparison);
            }
        }
        return true;
    }

    private void append(byte[] leaf, CompletedHashes comparison) throws IOException {
        try {
            frontier.append(leaf, 0, comparison);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void tellOfHashes() {
        for (Difference difference : differences) {
            findings.found(
                    "level-" + difference.level(), "hash " + difference.index(), "is not that of the entries", true);
        }
        if (unnamed > 0) findings.found("level-0", "and above", unnamed + " further hashes differ", true);
    }

    /** Goes on from the stored hashes if they give the root; else nothing is known of what follows. */
    private boolean resume(long size, Hash root) {
        try {
            frontier = Frontier.restore(size, new TileHashReader(this::readWhole));
            if (frontier.root().equals(root)) {
                return true;
            }
        } catch (UncheckedIOException _) {
            // Not all hashes are there.
        }
        return lose(size);
    }

    private boolean lose(long size) {
        lost = true;
        lastDigest = Optional.empty();
        findings.found(
                "entries", "leaf " + size + " on", "is not checked, since what is before it is not known", false);
        return false;
    }

    private void readWhole(int level, long firstIndex, int count, byte[] target) {
        try {
            if (files.hashes(level, firstIndex, count, target) < count) {
                throw new EOFException("level-" + level + " ends before hash " + (firstIndex + count));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The digest in the last entry up to where it was checked, if that entry is good. */
    public Optional<Hash> lastDigest() {
        return lastDigest;
    }

    /** Compares hashes with the stored ones, a tile at a time. */
    private final class Comparison implements CompletedHashes {
        private final List<Tile> tiles = new ArrayList<>();

        @Override
        public void completed(int level, long index, byte[] hashes, int offset) {
            while (tiles.size() <= level) tiles.add(new Tile());
            if (!tiles.get(level).has(level, index, hashes, offset)) {
                if (differences.size() < MAX_NAMED) differences.add(new Difference(level, index));
                else unnamed++;
            }
        }
    }

    private final class Tile {
        private final byte[] bytes = new byte[TilePath.FULL_WIDTH * Hash.SIZE_BYTES];
        private long number = -1;
        private int width;

        boolean has(int level, long index, byte[] hashes, int offset) {
            int column = (int) (index % TilePath.FULL_WIDTH);
            if (number != index / TilePath.FULL_WIDTH) {
                number = index / TilePath.FULL_WIDTH;
                try {
                    width = files.hashes(level, index - column, TilePath.FULL_WIDTH, bytes);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            int at = column * Hash.SIZE_BYTES;
            return column < width
                    && Arrays.equals(bytes, at, at + Hash.SIZE_BYTES, hashes, offset, offset + Hash.SIZE_BYTES);
        }
    }
}
