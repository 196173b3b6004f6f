package io.symbia.verifier.event;

import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.statement.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a statement says of events, in the order in which they come: each of them, and what none of them shows. */
public final class EventLines {
    /** Events, issuers and streams that are named one by one: what a person reads, and what memory holds of a long export. */
    static final int MAX_LISTED = 1_000;

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MILLIS_LENGTH = "2026-11-30T08:00:00.000Z".length(); // Four digits of year.
    private static final String HAPPENED = "occurredAt"; // In the data of every event that says when it happened.

    private final Draft draft;
    private final Set<String> issuers = new LinkedHashSet<>();
    private final Map<NamedStream, Long> counts = new LinkedHashMap<>();
    private final StreamNames names = new StreamNames();
    private final Predecessors predecessors = new Predecessors();
    private final Set<String> completeStreams = new LinkedHashSet<>();
    private long listed;
    private long unlisted;
    private long unshown; // Events of which no record of the origin is here.
    private boolean isCutShort; // There are issuers or streams that are not named.

    /** A stream that the statement names. */
    private record NamedStream(String name, StreamTag tag) {}

    /** Adds lines to that statement. */
    public EventLines(Draft draft) {
        this.draft = draft;
    }

    /** A time as events and manifests have it: UTC, in milliseconds. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** An event that is a leaf of the log, with nothing that says when it was sealed. */
    public void add(LoggedEvent event, long leafIndex, long leaves) {
        add(event, leafIndex, leaves, Words.NOT_SHOWN, Optional.empty());
    }

    /**
     * An event that is a leaf of the log.
     *
     * @param sealed when, by the log's word
     * @param origin what the record says that the event names as its origin; empty where it is not here
     */
    public void add(LoggedEvent event, long leafIndex, long leaves, String sealed, Optional<ShownOrigin> origin) {
        EventEnvelope envelope = event.envelope();
        count(event);
        if (origin.isPresent()) {
            unshown--;
        }
        if (listed == MAX_LISTED) {
            unlisted++;
            return;
        }
        listed++;
        draft.add(Line.of(
                Kind.EVENT,
                "stream",
                envelope.stream(),
                "sequence",
                envelope.sequence(),
                "type",
                envelope.type(),
                "issuer",
                envelope.issuer(),
                "happened",
                happened(envelope.data()),
                "accepted",
                millis(envelope.time()),
                "sealed",
                sealed,
                "leaf",
                leafIndex,
                "leaves",
                leaves,
                "digest",
                event.entry().digest().hex()));
        origin.ifPresent(shown -> shown.addTo(draft, envelope));
        if (!envelope.unread().isEmpty()) {
            draft.add(Line.of(
                    Kind.UNREAD,
                    "stream",
                    envelope.stream(),
                    "sequence",
                    envelope.sequence(),
                    "names",
                    String.join(", ", envelope.unread())));
        }
    }

    /** An event that is a leaf of the log like many others, and is not named by itself. */
    public void count(LoggedEvent event) {
        unshown++;
        names.add(event);
        predecessors.add(event);
        String issuer = event.envelope().issuer().value();
        if (issuers.size() < MAX_LISTED || issuers.contains(issuer)) {
            issuers.add(issuer);
        } else {
            isCutShort = true;
        }
        NamedStream stream = new NamedStream(
                event.envelope().stream().toString(), event.entry().tag());
        if (counts.size() < MAX_LISTED || counts.containsKey(stream)) {
            counts.merge(stream, 1L, Long::sum);
        } else {
            isCutShort = true;
        }
    }

    /** As the event says, where that is a time: nobody has asked for its form, and a text may say what else stands in a line. */
    static String happened(JsonNode data) {
        JsonNode happened = data.path(HAPPENED);
        if (!happened.isString()) {
            return Words.NOT_SAID;
        }
        return isInstant(happened.stringValue()) ? happened.stringValue() : Words.NO_INSTANT;
    }

    private static boolean isInstant(String text) {
        try {
            return text.length() == MILLIS_LENGTH && millis(Instant.parse(text)).equals(text);
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    /** All events of the tag of this stream are here. */
    public void complete(String stream) {
        completeStreams.add(stream);
    }

    /**
     * Says what none of the events shows.
     *
     * @throws NotProvenException if two streams have one name, or an event names another than the one before it
     */
    public void close() throws NotProvenException {
        names.requireOneTagEach();
        predecessors.requireAgreement();
        if (unlisted > 0) {
            draft.add(Line.of(Kind.UNLISTED, "count", unlisted));
        }
        if (unshown > 0) {
            draft.add(Line.of(Kind.UNSHOWN, "count", unshown));
        }
        issuers.forEach(issuer -> draft.add(Line.of(Kind.AUTHORITY, "issuer", issuer)));
        if (!issuers.isEmpty()) {
            draft.add(Line.of(Kind.WORLD));
        }
        counts.forEach((stream, count) -> {
            draft.add(Line.of(
                    Kind.NAMESAKES, "stream", stream.name(), "tag", stream.tag().hex()));
            if (!completeStreams.contains(stream.name())) {
                draft.add(Line.of(Kind.OTHERS, "stream", stream.name(), "count", count));
            }
        });
        if (isCutShort) {
            draft.add(Line.of(Kind.UNNAMED, "limit", MAX_LISTED));
        }
    }
}
