package io.symbia.tlog.entry;

import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says what one batch sealed: leaves {@code start} to {@code end - 1} are its events, leaf {@code end} is the manifest's own entry,
 * and it names the manifest before it. Written as RFC 8785 canonical JSON:
 *
 * <pre>{"batch":7,"end":1032,"previous":"4f…","sealedAt":"2026-11-22T09:30:00.250Z","sources":[{"from":96,"partition":3,"records":32,
 * "to":128,"topic":"symbia.payment.events"}],"start":1000}</pre>
 *
 * and, after {@code start}, {@code "streams":{"count":12,"root":"9a…","size":960}} if it seals a map of stream heads; and, after {@code
 * end}, {@code "keys":["log.example/symbia+530d903a+AekyeR…",…]} if the log's keys have changed, and
 * {@code "passed":[{"from":128,"partition":3,"reason":"a test record","to":129,"topic":"symbia.payment.events"}]}, with {@code cluster}
 * first and {@code topicId} last where offsets begin again, if an operator decided so. A batch has an event, or seals a map, or names
 * keys, or passes something.
 *
 * @param batch    zero-based number of the batch
 * @param start    index of its first event's leaf
 * @param end      index of the manifest's own leaf: one past its last event, so {@code start} if it has none
 * @param previous digest of the manifest before it; {@link #NO_PREVIOUS} for batch 0
 * @param sealedAt when it was sealed, in whole milliseconds
 * @param sources  ordered by topic and partition, each partition once; their records add up to {@code end - start}
 * @param streams  the map of stream heads that it seals, if any; of leaves before {@code start}
 * @param keys     the keys that sign from here on, if they are others than before
 * @param passed   what an operator decided to pass after what {@code sources} say was read; ordered by topic and partition, each
 *                 partition once
 */
public record BatchManifest(
        long batch,
        long start,
        long end,
        Hash previous,
        Instant sealedAt,
        List<SourceRange> sources,
        Optional<SealedStreams> streams,
        Optional<SealedKeys> keys,
        List<PassedRange> passed) {
    /** RFC 8785 section 3.2.2.3: numbers are IEEE 754 doubles, exact up to 2^53 - 1. */
    public static final long MAX_NUMBER = (1L << 53) - 1;

    /** What the first manifest names as the one before it: 32 zero bytes. */
    public static final Hash NO_PREVIOUS = Hash.of(new byte[Hash.SIZE_BYTES]);

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Refuses a manifest that contradicts itself. */
    public BatchManifest {
        sources = List.copyOf(sources);
        passed = List.copyOf(passed);
        boolean holdsNothing = end == start && streams.isEmpty() && keys.isEmpty() && passed.isEmpty();
        if (batch < 0 || batch > MAX_NUMBER || start < 0 || end < start || end > MAX_NUMBER || holdsNothing) {
            throw new IllegalArgumentException("batch " + batch + " cannot hold leaves " + start + " to " + end);
        }
        if ((batch == 0) != previous.equals(NO_PREVIOUS)) {
            throw new IllegalArgumentException("batch " + batch + " names " + previous + " as the one before it");
        }
        if (batch == 0 && start != 0) {
            throw new IllegalArgumentException("the first batch starts at leaf 0, not " + start);
        }
        if (!sealedAt.equals(sealedAt.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("sealedAt is in whole milliseconds, was " + sealedAt);
        }
        requireOrdered(sources);
        requireOrdered(passed);
        requireAfter(sources, passed);
        requireRecords(sources, end - start);
        if (streams.isPresent() && streams.get().size() > start) {
            throw new IllegalArgumentException("a map of " + streams.get().size()
                    + " leaves cannot be sealed by a batch that starts at leaf " + start);
        }
    }

    /** A manifest that passes nothing. */
    public BatchManifest(
            long batch,
            long start,
            long end,
            Hash previous,
            Instant sealedAt,
            List<SourceRange> sources,
            Optional<SealedStreams> streams,
            Optional<SealedKeys> keys) {
        this(batch, start, end, previous, sealedAt, sources, streams, keys, List.of());
    }

    /** A manifest that names no keys. */
    public BatchManifest(
            long batch,
            long start,
            long end,
            Hash previous,
            Instant sealedAt,
            List<SourceRange> sources,
            Optional<SealedStreams> streams) {
        this(batch, start, end, previous, sealedAt, sources, streams, Optional.empty());
    }

    /** A manifest that seals no map and names no keys. */
    public BatchManifest(long batch, long start, long end, Hash previous, Instant sealedAt, List<SourceRange> sources) {
        this(batch, start, end, previous, sealedAt, sources, Optional.empty());
    }

    private static <R extends Comparable<R>> void requireOrdered(List<R> ranges) {
        for (int index = 1; index < ranges.size(); index++) {
            if (ranges.get(index - 1).compareTo(ranges.get(index)) >= 0) {
                throw new IllegalArgumentException("sources are ordered by topic and partition, each once");
            }
        }
    }

    private static void requireAfter(List<SourceRange> sources, List<PassedRange> passed) {
        if (passed.size() > PassedRange.MAX_PASSED) {
            throw new IllegalArgumentException("at most " + PassedRange.MAX_PASSED + " ranges are passed in a batch");
        }
        for (PassedRange range : passed) {
            if (!sources.stream().allMatch(range::mayFollow)) {
                throw new IllegalArgumentException("passes what the same batch read: " + range);
            }
        }
    }

    private static void requireRecords(List<SourceRange> sources, long events) {
        long missing = events;
        for (SourceRange source : sources) { // Stops below zero, so that no sum can overflow.
            missing -= source.records();
            if (missing < 0) {
                throw new IllegalArgumentException("sources hold more than the " + events + " events of the batch");
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException("sources hold " + missing + " too few of " + events + " events");
        }
    }

    /** Parses the canonical form and nothing else: {@code parse(text).format().equals(text)} always. */
    public static BatchManifest parse(String text) {
        BatchManifest manifest = new ManifestParser(text).parse();
        if (!manifest.format().equals(text)) {
            throw new IllegalArgumentException("manifest is not in canonical form");
        }
        return manifest;
    }

    /** The canonical JSON. */
    public String format() {
        return "{\"batch\":" + batch + ",\"end\":" + end
                + keys.map(BatchManifest::format).orElse("") + formatPassed() + ",\"previous\":\"" + previous.hex()
                + "\",\"sealedAt\":\""
                + TIME.format(sealedAt) + "\",\"sources\":["
                + sources.stream().map(BatchManifest::format).collect(Collectors.joining(",")) + "],\"start\":" + start
                + streams.map(BatchManifest::format).orElse("") + "}";
    }

    private static String format(SealedKeys keys) {
        return keys.keys().stream()
                .map(VerifierKey::format)
                .collect(Collectors.joining("\",\"", ",\"keys\":[\"", "\"]"));
    }

    private String formatPassed() {
        return passed.isEmpty()
                ? ""
                : passed.stream().map(BatchManifest::format).collect(Collectors.joining(",", ",\"passed\":[", "]"));
    }

    private static String format(PassedRange range) {
        String cluster = range.renewed()
                .map(it -> "\"cluster\":\"" + it.cluster() + "\",")
                .orElse("");
        String topicId = range.renewed()
                .map(it -> ",\"topicId\":\"" + it.topicId() + "\"")
                .orElse("");
        return "{" + cluster + "\"from\":" + range.from() + ",\"partition\":" + range.partition() + ",\"reason\":\""
                + range.reason() + "\",\"to\":" + range.to() + ",\"topic\":\"" + range.topic() + "\"" + topicId + "}";
    }

    private static String format(SealedStreams streams) {
        return ",\"streams\":{\"count\":" + streams.count() + ",\"root\":\""
                + streams.root().hex() + "\",\"size\":" + streams.size() + "}";
    }

    private static String format(SourceRange source) {
        return "{\"from\":" + source.from() + ",\"partition\":" + source.partition() + ",\"records\":"
                + source.records() + ",\"to\":" + source.to() + ",\"topic\":\"" + source.topic() + "\"}";
    }

    /** SHA-256 of the canonical JSON, which the next manifest names and the leaf at {@code end} holds. */
    public Hash digest() {
        return Hash.ofContent(format().getBytes(StandardCharsets.UTF_8));
    }

    /** The entry that the log holds at leaf {@code end}. */
    public Entry.Manifest entry() {
        return new Entry.Manifest(digest(), batch & Entry.MAX_SEQUENCE);
    }

    /** Whether it names no keys, or such as may follow those that were named before. */
    public boolean mayName(Optional<SealedKeys> before) {
        return keys.isEmpty() || before.isEmpty() || keys.get().continues(before.get());
    }

    /** Number of events in the batch. */
    public long events() {
        return end - start;
    }
}
