package io.symbia.log.continuity;

import io.symbia.disk.Disk;
import io.symbia.log.entries.Source;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * The marks of all sources, in the file {@value #NAME}, which is replaced as a whole and forced. A line for each source, with a CRC-32C of
 * its text before it, and a last line that counts them:
 *
 * <pre>
 * 9c0f21aa symbia.payment.events 3 c3ltYmlhLWxvY2FsLTAwMQ 1Rb2cQkmT3-9bqTz5tXWvA 4 1027 4 8b1a…
 * 5a3bb0d7 sources 1
 * </pre>
 *
 * that is topic, partition, cluster, topic id, newest leader epoch, and of a record that was read its offset, epoch and digest, or
 * {@code -1 -1 -}. Written by one thread, read by any.
 */
public final class SourceMarks {
    static final String NAME = "sources";

    private static final String END = "sources";
    private static final String NO_DIGEST = "-";
    private static final int WORDS = 8;

    private final Disk disk;
    private final Patience patience = new Patience();
    private final Map<Source, SourceMark> marks = new ConcurrentHashMap<>();

    private SourceMarks(Disk disk) {
        this.disk = disk;
    }

    /**
     * Reads the marks; there are none where nothing ever kept them, or where their file is gone.
     *
     * @throws DamagedLogException if they are not what was written
     */
    public static SourceMarks open(Disk disk) throws IOException {
        SourceMarks marks = new SourceMarks(disk);
        if (disk.exists(NAME)) {
            marks.parse(new String(disk.content(NAME).toArray(), StandardCharsets.UTF_8));
        }
        return marks;
    }

    private void parse(String text) {
        List<String> lines = text.lines().toList();
        for (int number = 0; number < lines.size() - 1; number++) {
            parse(lines.get(number), number + 1);
        }
        if (lines.isEmpty() || !text.equals(format(marks))) {
            throw damaged(Math.max(1, lines.size()));
        }
    }

    private void parse(String line, int number) {
        try {
            String[] words = line.substring(line.indexOf(' ') + 1).split(" ", -1);
            if (words.length != WORDS) {
                throw damaged(number);
            }
            long offset = Long.parseLong(words[5]);
            Optional<SourceMark.Last> last = offset < 0
                    ? Optional.empty()
                    : Optional.of(new SourceMark.Last(offset, Integer.parseInt(words[6]), Hash.parseHex(words[7])));
            marks.put(
                    new Source(words[0], Integer.parseInt(words[1])),
                    new SourceMark(new TopicIncarnation(words[2], words[3]), Integer.parseInt(words[4]), last));
        } catch (IllegalArgumentException unreadable) {
            throw damaged(number);
        }
    }

    private static DamagedLogException damaged(int line) {
        return new DamagedLogException(
                "%s: line %d is not what was written; restore the newest copy of the folder".formatted(NAME, line));
    }

    /** The mark of a source. */
    public Optional<SourceMark> of(Source source) {
        return Optional.ofNullable(marks.get(source));
    }

    /** Sets marks, and returns when they survive a power cut, however long the disk has no room; the same ones again need nothing. */
    public void put(Map<Source, SourceMark> changed) {
        if (!marks.entrySet().containsAll(changed.entrySet())) {
            patience.until(IOException.class, () -> {
                write(changed);
                return true;
            });
        }
    }

    /** The same, if the disk has room: for marks that only say the same of a later record. */
    public void refresh(Map<Source, SourceMark> changed) {
        try {
            if (!marks.entrySet().containsAll(changed.entrySet())) write(changed);
        } catch (IOException _) {
            // The marks that are there hold too: an older record is compared then.
        }
    }

    private void write(Map<Source, SourceMark> changed) throws IOException {
        Map<Source, SourceMark> next = new HashMap<>(marks);
        next.putAll(changed);
        disk.replace(NAME, Octets.of(format(next).getBytes(StandardCharsets.UTF_8)));
        marks.putAll(changed); // What is in memory is on the disk.
    }

    /** What writing waits for, if anything. */
    public Optional<String> problem() {
        return patience.problem();
    }

    /** Ends all waiting. */
    public void end() {
        patience.end();
    }

    private static String format(Map<Source, SourceMark> marks) {
        StringBuilder text = new StringBuilder();
        marks.entrySet().stream()
                .map(mark -> format(mark.getKey(), mark.getValue()))
                .sorted()
                .forEach(line -> text.append(crc(line)).append(' ').append(line).append('\n'));
        String end = END + " " + marks.size();
        return text.append(crc(end)).append(' ').append(end).append('\n').toString();
    }

    private static String format(Source source, SourceMark mark) {
        String last = mark.last()
                .map(it -> it.offset() + " " + it.epoch() + " " + it.digest().hex())
                .orElse("-1 -1 " + NO_DIGEST);
        return "%s %d %s %s %d %s"
                .formatted(
                        source.topic(),
                        source.partition(),
                        mark.incarnation().cluster(),
                        mark.incarnation().topicId(),
                        mark.epoch(),
                        last);
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
