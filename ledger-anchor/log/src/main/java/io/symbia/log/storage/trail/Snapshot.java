package io.symbia.log.storage.trail;

import io.symbia.disk.Disk;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a start needs to know of all batches up to one, so that it reads only what came after: the file {@value #FILE}.
 *
 * <pre>
 * symbia.io/log-snapshot@v1
 * batch 1061
 * size 1234567
 * root 9a… 64 hexadecimal digits
 * manifest 7c… digest of the manifest of that batch
 * streams 1234500
 * key log.symbia.local+… one line for each key that was named last
 * source symbia.payment.events 3 8071
 * digest 51… SHA-256 of the lines before
 * </pre>
 *
 * The digest finds damage, not forgery. The batch, its size and root are compared with its commit, the hashes of that tree with the root,
 * and all the rest with all manifests, behind the start, by {@link HistoryCheck}. Who forges it gains a little time and leaves a log that contradicts
 * itself.
 */
public record Snapshot(long batch, long size, Hash root, Trail trail) {
    /** Its file. */
    public static final String FILE = "snapshot";

    private static final String HEADER = "symbia.io/log-snapshot@v1";
    private static final int MAX_BYTES = 4 << 20; // 10,000 sources of at most 400 bytes.
    private static final int FIXED_LINES = 6; // Before the keys.

    /** The snapshot of a log that ends with that commit. */
    public static Snapshot of(Commit commit, Trail trail) {
        return new Snapshot(commit.batch(), commit.size(), commit.root(), trail);
    }

    /** Writes it in the place of the one before. The hashes and positions up to it have been forced. */
    public void write(Disk disk) throws IOException {
        disk.replace(FILE, StrictUtf8.encode(format()));
    }

    /** Reads that of a folder; empty if there is none, or none that is whole. */
    public static Optional<Snapshot> read(Disk disk) throws IOException {
        if (!disk.exists(FILE)) {
            return Optional.empty();
        }
        Octets content = disk.content(FILE);
        if (content.size() > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return parse(StrictUtf8.decode(content));
        } catch (IllegalArgumentException _) { // Damaged: all is read from the entries, as without it.
            return Optional.empty();
        }
    }

    private String format() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("batch %d\nsize %d\nroot %s\n".formatted(batch, size, root.hex()));
        text.append("manifest %s\nstreams %d\n".formatted(trail.lastManifest().hex(), trail.streamsSize()));
        trail.keys()
                .ifPresent(named -> named.keys()
                        .forEach(key -> text.append("key ").append(key.format()).append('\n')));
        text.append(trail.nextOffsets().entrySet().stream()
                .map(entry -> "source %s %d %d\n"
                        .formatted(entry.getKey().topic(), entry.getKey().partition(), entry.getValue()))
                .sorted()
                .collect(Collectors.joining()));
        return text + "digest " + digest(text.toString()) + "\n";
    }

    private static String digest(String lines) {
        return Hash.ofContent(StrictUtf8.encode(lines).toArray()).hex();
    }

    private static Optional<Snapshot> parse(String text) {
        int end = text.lastIndexOf("digest ");
        if (end < 0 || !text.substring(end).equals("digest " + digest(text.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        List<String> lines = Arrays.asList(text.substring(0, end).split("\n"));
        if (lines.size() < FIXED_LINES || !lines.getFirst().equals(HEADER)) {
            return Optional.empty();
        }
        List<VerifierKey> keys = new ArrayList<>();
        Map<Source, Long> nextOffsets = new HashMap<>();
        for (String line : lines.subList(FIXED_LINES, lines.size())) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("key")) {
                keys.add(VerifierKey.parse(words[1]));
            } else {
                nextOffsets.put(new Source(words[1], Integer.parseInt(words[2])), Long.parseLong(words[3]));
            }
        }
        Trail trail = new Trail(
                Hash.parseHex(value(lines, 4)),
                Long.parseLong(value(lines, 5)),
                keys.isEmpty() ? Optional.empty() : Optional.of(new SealedKeys(keys)),
                nextOffsets);
        return Optional.of(new Snapshot(
                Long.parseLong(value(lines, 1)),
                Long.parseLong(value(lines, 2)),
                Hash.parseHex(value(lines, 3)),
                trail));
    }

    private static String value(List<String> lines, int line) {
        return lines.get(line).substring(lines.get(line).indexOf(' ') + 1);
    }
}
