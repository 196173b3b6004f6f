package io.symbia.tlog.entry;

import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the one shape that a manifest has, member by member. {@link BatchManifest#parse} compares what was read with the text, so
 * leading zeros, what follows the end and the like need no check of their own.
 */
final class ManifestParser {
    private static final int MAX_SOURCES = 10_000; // Partitions of all topics of a log; far above any deployment.

    private static final int TIME_LENGTH = 24; // RFC 3339: "date-fullyear = 4DIGIT".

    private final String text;
    private int position;

    ManifestParser(String text) {
        this.text = text;
    }

    BatchManifest parse() {
        long batch = number("{\"batch\":");
        long end = number(",\"end\":");
        Optional<SealedKeys> keys = keys();
        List<PassedRange> passed = passed();
        Hash previous = Hash.parseHex(string(",\"previous\":"));
        Instant sealedAt = instant(string(",\"sealedAt\":"));
        List<SourceRange> sources = sources();
        long start = number(",\"start\":");
        Optional<SealedStreams> streams = streams();
        expect("}");
        return new BatchManifest(batch, start, end, previous, sealedAt, sources, streams, keys, passed);
    }

    private Optional<SealedKeys> keys() {
        if (!skip(",\"keys\":[")) {
            return Optional.empty();
        }
        List<VerifierKey> keys = new ArrayList<>();
        do {
            if (keys.size() == SealedKeys.MAX_KEYS) {
                throw refused("at most " + SealedKeys.MAX_KEYS + " keys");
            }
            keys.add(VerifierKey.parse(string("")));
        } while (skip(","));
        expect("]");
        return Optional.of(new SealedKeys(keys));
    }

    private List<PassedRange> passed() {
        List<PassedRange> passed = new ArrayList<>();
        if (skip(",\"passed\":[")) {
            do {
                if (passed.size() == PassedRange.MAX_PASSED) {
                    throw refused("at most " + PassedRange.MAX_PASSED + " passed ranges");
                }
                passed.add(passedRange());
            } while (skip(","));
            expect("]");
        }
        return passed;
    }

    private PassedRange passedRange() {
        boolean isRenewed = skip("{\"cluster\":");
        String cluster = isRenewed ? string("") : "";
        long from = number(isRenewed ? ",\"from\":" : "{\"from\":");
        long partition = number(",\"partition\":");
        String reason = string(",\"reason\":");
        long to = number(",\"to\":");
        String topic = string(",\"topic\":");
        Optional<TopicIncarnation> renewed =
                isRenewed ? Optional.of(new TopicIncarnation(cluster, string(",\"topicId\":"))) : Optional.empty();
        expect("}");
        return new PassedRange(topic, (int) partition, from, to, reason, renewed);
    }

    private Optional<SealedStreams> streams() {
        if (!skip(",\"streams\":")) {
            return Optional.empty();
        }
        long count = number("{\"count\":");
        Hash root = Hash.parseHex(string(",\"root\":"));
        long size = number(",\"size\":");
        expect("}");
        return Optional.of(new SealedStreams(root, size, count));
    }

    private List<SourceRange> sources() {
        List<SourceRange> sources = new ArrayList<>();
        expect(",\"sources\":[");
        if (!skip("]")) {
            do {
                if (sources.size() == MAX_SOURCES) {
                    throw refused("at most " + MAX_SOURCES + " sources");
                }
                sources.add(source());
            } while (skip(","));
            expect("]");
        }
        return sources;
    }

    private SourceRange source() {
        long from = number("{\"from\":");
        long partition = number(",\"partition\":");
        long records = number(",\"records\":");
        long to = number(",\"to\":");
        String topic = string(",\"topic\":");
        expect("}");
        // A partition past an int does not come out of format() again.
        return new SourceRange(topic, (int) partition, from, to, records);
    }

    private long number(String before) {
        expect(before);
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        return Long.parseLong(
                text, start, position, 10); // No digits or too many: NumberFormatException, which is refused input too.
    }

    /** No string of a manifest needs an escape: hexadecimal digits, a time, the name of a topic, a key. */
    private String string(String before) {
        expect(before + "\"");
        int end = text.indexOf('"', position);
        if (end < 0) {
            throw refused("a string");
        }
        String value = text.substring(position, end);
        position = end + 1;
        return value;
    }

    private Instant instant(String value) {
        if (value.length() != TIME_LENGTH) throw refused("a time of four digits a year");
        try {
            return BatchManifest.TIME.parse(value, Instant::from);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time in whole milliseconds: " + value, e);
        }
    }

    private void expect(String expected) {
        if (!skip(expected)) {
            throw refused(expected);
        }
    }

    private boolean skip(String expected) {
        if (!text.startsWith(expected, position)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    private IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException("manifest has no " + expected + " at character " + position);
    }
}
