package io.symbia.log.index;

import io.symbia.disk.Disk;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which segments there are, and how far they go: the file {@value #NAME}, replaced by rename.
 *
 * <pre>
 * symbia.io/log-index@v1
 * seed 7c13… of the hash of keys, 16 hexadecimal digits
 * leaves 3145728
 * last 8f… SHA-256 of the last entry, 64 hexadecimal digits
 * segment digests 0 12 1048576        which table, number of its file, bits of its buckets, numbers in it
 * digest 51… SHA-256 of the lines before
 * </pre>
 *
 * @param seed    of the hash
 * @param leaves  number of leaves that are in them
 * @param last    SHA-256 of the last entry among them: whether they are of this log
 * @param digests by digest of the entry, the oldest first
 * @param places  by place in a stream, the oldest first
 */
record Segments(long seed, long leaves, Hash last, List<Segment> digests, List<Segment> places) implements Closeable {
    static final String NAME = "index";

    /** Segments of one size that become one sixteen times as large. */
    static final int MERGED = 16;

    /** More than there ever are of a table: 16 of each of four sizes, and one that is being written. */
    private static final int FILES = 80;

    private static final String HEADER = "symbia.io/log-index@v1";
    private static final int BITS_A_SIZE = 4;
    private static final int MAX_BITS = FreshTable.BUCKET_BITS + 3 * BITS_A_SIZE;
    private static final String DIGESTS = "digests";
    private static final String PLACES = "places";

    Segments {
        digests = List.copyOf(digests);
        places = List.copyOf(places);
    }

    /** No segments. */
    static Segments none(long seed) {
        return new Segments(seed, 0, Hash.ofContent(new byte[0]), List.of(), List.of());
    }

    /** Whether they are of this log: not of one that went further, nor of one that went elsewhere. */
    boolean areOf(LogReader reader, long size) throws IOException {
        return leaves > 0 && leaves <= size && last(reader, leaves).equals(last);
    }

    /** SHA-256 of the last of some entries. */
    static Hash last(LogReader reader, long leaves) throws IOException {
        return Hash.ofContent(reader.entry(leaves - 1).toArray());
    }

    /** Those of a folder; empty if there are none, or none that can be trusted to be what was written. */
    static Optional<Segments> read(Disk disk) throws IOException {
        if (!disk.exists(NAME)) {
            return Optional.empty();
        }
        try {
            Optional<Segments> found = parse(disk, StrictUtf8.decode(disk.content(NAME)));
            found.ifPresent(segments -> segments.deleteOthers(disk));
            return found;
        } catch (IllegalArgumentException | DerivedFilesException | IndexOutOfBoundsException _) { // Made anew.
            return Optional.empty();
        }
    }

    /** Opens what a file of names says; empty if it does not have its digest. */
    static Optional<Segments> parse(Disk disk, String text) throws IOException {
        int end = text.lastIndexOf("digest ");
        if (end < 0 || !text.substring(end).equals("digest " + digest(text.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        List<String> lines = text.substring(0, end).lines().toList();
        if (!lines.getFirst().equals(HEADER)) {
            return Optional.empty();
        }
        List<Segment> digests = new ArrayList<>();
        List<Segment> places = new ArrayList<>();
        try {
            for (String line : lines.subList(4, lines.size())) {
                String[] words = line.split(" ", -1);
                Segment segment = Segment.open(disk, words[2], Integer.parseInt(words[3]), Long.parseLong(words[4]));
                (words[1].equals(DIGESTS) ? digests : places).add(segment);
            }
        } catch (IOException | RuntimeException unusable) {
            for (Segment opened : digests) opened.close();
            for (Segment opened : places) opened.close();
            throw unusable;
        }
        return Optional.of(new Segments(
                Long.parseUnsignedLong(lines.get(1).split(" ", -1)[1], 16),
                Long.parseLong(lines.get(2).split(" ", -1)[1]),
                Hash.parseHex(lines.get(3).split(" ", -1)[1]),
                digests,
                places));
    }

    private static String digest(String lines) {
        return Hash.ofContent(StrictUtf8.encode(lines).toArray()).hex();
    }

    /** Files of segments that a crash kept from being named, or from being deleted. */
    private void deleteOthers(Disk disk) {
        Set<String> known = names();
        try {
            for (String table : List.of(DIGESTS, PLACES)) {
                for (int number = 0; number < FILES; number++) {
                    String name = fileName(table, number);
                    if (!known.contains(name) && disk.exists(name)) {
                        disk.delete(name);
                    }
                }
            }
        } catch (IOException failed) {
            throw new DerivedFilesException("index: a file could not be deleted: " + failed.getMessage());
        }
    }

    /** Takes the file away that names segments, so that they are made anew. */
    static void forget(Disk disk) throws IOException {
        disk.delete(NAME);
    }

    private static String fileName(String table, int number) {
        return NAME + "-" + table + "-" + number;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        digests.forEach(segment -> names.add(segment.name()));
        places.forEach(segment -> names.add(segment.name()));
        return names;
    }

    private String free(String table) {
        Set<String> known = names();
        for (int number = 0; number < FILES; number++) {
            if (!known.contains(fileName(table, number))) {
                return fileName(table, number);
            }
        }
        throw new IllegalStateException("no name is left of " + FILES);
    }

    /** Writes what is new in memory as a segment of each table, and says so in the file that names them. */
    Segments with(Disk disk, FreshTable freshDigests, FreshTable freshPlaces, long end, Hash lastEntry)
            throws IOException {
        List<Segment> nextDigests = new ArrayList<>(digests);
        List<Segment> nextPlaces = new ArrayList<>(places);
        nextDigests.add(Segment.write(disk, free(DIGESTS), FreshTable.BUCKET_BITS, freshDigests::sorted));
        nextPlaces.add(Segment.write(disk, free(PLACES), FreshTable.BUCKET_BITS, freshPlaces::sorted));
        Segments next = new Segments(seed, end, lastEntry, nextDigests, nextPlaces);
        next.name(disk);
        return next;
    }

    /** Makes one of the segments of one size, where there are enough of them; the same segments if there are nowhere. */
    Segments merged(Disk disk) throws IOException {
        Segments next = new Segments(seed, leaves, last, merged(disk, digests, DIGESTS), merged(disk, places, PLACES));
        if (next.equals(this)) {
            return this;
        }
        next.name(disk);
        Set<String> known = next.names();
        for (String name : names()) {
            if (!known.contains(name)) {
                disk.delete(name); // Whoever reads it goes on reading.
            }
        }
        return next;
    }

    private List<Segment> merged(Disk disk, List<Segment> segments, String table) throws IOException {
        for (int bits = FreshTable.BUCKET_BITS; bits < MAX_BITS; bits += BITS_A_SIZE) {
            int size = bits;
            List<Segment> alike =
                    segments.stream().filter(segment -> segment.bits() == size).toList();
            if (alike.size() >= MERGED) {
                List<Segment> next = new ArrayList<>(segments);
                int position = next.indexOf(alike.getFirst());
                next.removeAll(alike);
                next.add(position, Segment.write(disk, free(table), bits + BITS_A_SIZE, bucket -> join(alike, bucket)));
                return next;
            }
        }
        return segments;
    }

    private static long[] join(List<Segment> segments, int bucket) throws IOException {
        long[][] parts = new long[segments.size()][];
        int length = 0;
        for (int index = 0; index < parts.length; index++) {
            parts[index] = segments.get(index).coarse(bucket);
            length += parts[index].length;
        }
        long[] joined = new long[length];
        int end = 0;
        for (long[] part : parts) {
            for (long record : part) {
                joined[end++] = record ^ Long.MIN_VALUE;
            }
        }
        Arrays.sort(joined);
        for (int index = 0; index < length; index++) {
            joined[index] ^= Long.MIN_VALUE; // Sorted as unsigned numbers.
        }
        return joined;
    }

    private void name(Disk disk) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("seed %016x\nleaves %d\nlast %s\n".formatted(seed, leaves, last.hex()));
        digests.forEach(segment -> text.append(line(DIGESTS, segment)));
        places.forEach(segment -> text.append(line(PLACES, segment)));
        disk.replace(NAME, StrictUtf8.encode(text + "digest " + digest(text.toString()) + "\n"));
    }

    private static String line(String table, Segment segment) {
        return "segment %s %s %d %d\n".formatted(table, segment.name(), segment.bits(), segment.count());
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : digests) {
            segment.close();
        }
        for (Segment segment : places) {
            segment.close();
        }
    }
}
