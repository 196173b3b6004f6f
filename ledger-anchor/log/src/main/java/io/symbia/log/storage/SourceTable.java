package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Which source has which number in a commit: line n of the file of partitions names source n, with a CRC-32C of its text before it, as in
 * {@code 1c291ca3 symbia.payment.events 3}. A line never changes and is forced before a commit can use its number.
 */
public final class SourceTable implements Closeable {
    static final String NAME = "partitions";

    private final DurableFile file;
    private final List<Source> sources = new ArrayList<>(); // Guarded by this.
    private long sizeBytes; // Guarded by this.

    private SourceTable(DurableFile file) {
        this.file = file;
    }

    /** Reads the table; what a crash left of a line that no commit uses is dropped. */
    static SourceTable open(Disk disk, int usedByCommits) throws IOException {
        SourceTable table = new SourceTable(disk.open(NAME));
        String text = text(disk);
        int start = goodLines(text, table.sources);
        if (table.sources.size() < usedByCommits) {
            throw new DamagedLogException("partitions: line %d does not match its checksum, commits use %d lines"
                    .formatted(table.sources.size() + 1, usedByCommits));
        }
        table.sizeBytes = text.substring(0, start).getBytes(StandardCharsets.UTF_8).length;
        table.file.truncate(table.sizeBytes);
        return table;
    }

    private static String text(Disk disk) throws IOException {
        return new String(disk.content(NAME).toArray(), StandardCharsets.UTF_8);
    }

    /** Adds the sources of the good lines, up to the first that is not; returns where that begins. */
    private static int goodLines(String text, List<Source> sources) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            Optional<Source> source = parse(text.substring(start, end));
            if (source.isEmpty()) {
                break;
            }
            sources.add(source.get());
            start = end + 1;
        }
        return start;
    }

    /** The sources of a table that somebody else may be writing to; changes nothing. */
    public static List<Source> read(Disk disk) throws IOException {
        List<Source> sources = new ArrayList<>();
        goodLines(text(disk), sources);
        return sources;
    }

    /** Whether it ends with a good line, and has none before it that is not. */
    public static boolean isWhole(Disk disk) throws IOException {
        String text = text(disk);
        return goodLines(text, new ArrayList<>()) == text.length();
    }

    /** All sources by their number. */
    public synchronized List<Source> all() {
        return List.copyOf(sources);
    }

    /** Whether a source has a number, or there is one left for it. */
    public synchronized boolean hasRoomFor(Source source) {
        return sources.size() < Commit.MAX_SOURCES || sources.contains(source);
    }

    /** How many more sources can be given a number. */
    public synchronized int room() {
        return Commit.MAX_SOURCES - sources.size();
    }

    /** The number of a source, given to it now and for good if it is new; only for one that there is room for. */
    public synchronized int numberOf(Source source) throws IOException {
        int number = sources.indexOf(source);
        if (number >= 0) {
            return number;
        }
        if (sources.size() == Commit.MAX_SOURCES) {
            throw new IllegalStateException(
                    "a log reads at most " + Commit.MAX_SOURCES + " partitions, no room for " + source);
        }
        byte[] line = format(source).getBytes(StandardCharsets.UTF_8);
        file.write(sizeBytes, ByteBuffer.wrap(line));
        file.force();
        sizeBytes += line.length;
        sources.add(source);
        return sources.size() - 1;
    }

    private static String format(Source source) {
        String text = source.topic() + " " + source.partition();
        return crc(text) + " " + text + "\n";
    }

    private static Optional<Source> parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[0].equals(crc(words[1] + " " + words[2]))) {
            return Optional.empty();
        }
        return Optional.of(new Source(words[1], Integer.parseInt(words[2])));
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
