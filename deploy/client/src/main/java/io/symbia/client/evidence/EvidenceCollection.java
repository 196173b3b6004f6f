package io.symbia.client.evidence;

import io.symbia.client.http.Answer;
import io.symbia.client.http.Call;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.bundle.EvidenceBundle;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Collects events from their service and proofs from the log until both speak of the same events: what was accepted a moment ago is in a
 * sealed map a few seconds later.
 */
public final class EvidenceCollection {
    private static final String LOG_EVIDENCE = "/log/evidence/";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int COMMITS_A_PAGE = 100;
    private static final long PAUSE_MILLIS = 500; // A map is sealed about once a second.

    private final PlatformClient platform;
    private final Duration patience;

    /** @param patience how long to wait for the log to have sealed everything */
    public EvidenceCollection(PlatformClient platform, Duration patience) {
        this.platform = platform;
        this.patience = patience;
    }

    /**
     * The bundle of all events of a stream.
     *
     * @param given values that its holder has already; of the same event, they may be among those that the stream discloses
     * @param party who asks the stream to disclose its values; absent when nobody does
     */
    public EvidenceArchive ofStream(StreamId stream, List<String> given, Optional<ParticipantId> party)
            throws IOException, NotProvenException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Octets> events = events(stream);
            String tag = LoggedEvent.read(events.getFirst()).entry().tag().hex();
            Optional<EvidenceArchive> half = half(tag);
            if (half.isPresent() && isOf(half.get(), events)) {
                return EvidenceBundle.of(
                        half.get(), events, disclosures(stream, events, given, party), origins(events));
            }
            pauseUntil(deadline, stream.toString());
        }
    }

    /** The bundle of one event, which claims nothing of its stream. */
    public EvidenceArchive ofEvent(String service, String eventId, List<String> given, Optional<ParticipantId> party)
            throws IOException, NotProvenException {
        long deadline = System.nanoTime() + patience.toNanos();
        Octets event = Octets.of(bytes("/" + service + "/events/" + eventId, "event " + eventId));
        String digest = LoggedEvent.read(event).entry().digest().hex();
        while (true) {
            Optional<EvidenceArchive> half = half(digest);
            if (half.isPresent()) {
                StreamId stream = LoggedEvent.read(event).envelope().stream();
                List<Octets> events = List.of(event);
                return EvidenceBundle.of(
                        half.get(), events, disclosures(stream, events, given, party), origins(events));
            }
            pauseUntil(deadline, eventId);
        }
    }

    /** The records of what stands behind the events, each once. */
    private List<Octets> origins(List<Octets> events) throws IOException, NotProvenException {
        Map<Digest, Octets> origins = new LinkedHashMap<>();
        for (Octets event : events) {
            EventEnvelope envelope = LoggedEvent.read(event).envelope();
            if (origins.containsKey(envelope.origin())) continue;
            String path = Call.path(envelope.stream().service(), "events", envelope.id(), "origin");
            origins.put(envelope.origin(), Octets.of(bytes(path, "origin of event " + envelope.id())));
        }
        return List.copyOf(origins.values());
    }

    private List<String> disclosures(
            StreamId stream, List<Octets> events, List<String> given, Optional<ParticipantId> party)
            throws IOException, NotProvenException {
        Set<String> all = new LinkedHashSet<>(given);
        if (party.isPresent()) {
            all.addAll(new DisclosedValues(platform, party.get()).of(stream, events));
        }
        return List.copyOf(all);
    }

    private List<Octets> events(StreamId stream) throws IOException {
        List<Octets> events = new ArrayList<>();
        String path = pathOf(stream) + "/events?limit=" + COMMITS_A_PAGE;
        Optional<String> cursor = Optional.of("0");
        while (cursor.isPresent()) {
            JsonNode page = page(bytes(path + "&cursor=" + cursor.get(), "stream " + stream));
            for (JsonNode reference : page.path("items")) {
                String event = reference.path("event").asString("");
                events.add(Octets.of(bytes(event, "event " + event)));
            }
            cursor = Optional.ofNullable(page.path("next").asString(null));
        }
        if (events.isEmpty()) throw new IOException("there is no event in stream " + stream);
        return events;
    }

    static String pathOf(StreamId stream) {
        return Call.path(stream.service(), "streams", stream.aggregate(), stream.id());
    }

    private static JsonNode page(byte[] body) throws IOException {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException noJson) {
            throw new IOException("what answers is not the platform's gateway: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private byte[] bytes(String path, String what) throws IOException {
        HttpResponse<byte[]> answer = platform.bytes(path);
        if (answer.statusCode() == NOT_FOUND) throw new IOException("there is no " + what);
        if (answer.statusCode() != OK) throw refused(path, answer);
        return answer.body();
    }

    /** With the platform's own words, where it has any. */
    private static IOException refused(String path, HttpResponse<byte[]> answer) {
        JsonNode problem;
        try {
            problem = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException _) {
            problem = MissingNode.getInstance();
        }
        return new IOException(
                path + " answers " + answer.statusCode() + ", " + new Answer(answer.statusCode(), problem).refusal());
    }

    /** Nothing as long as the log does not know what was accepted. */
    private Optional<EvidenceArchive> half(String what) throws IOException {
        HttpResponse<byte[]> answer = platform.bytes(LOG_EVIDENCE + what);
        if (answer.statusCode() == NOT_FOUND) return Optional.empty();
        if (answer.statusCode() != OK) throw refused(LOG_EVIDENCE + what, answer);
        try {
            return Optional.of(EvidenceArchive.parse(Octets.of(answer.body())));
        } catch (IllegalArgumentException damaged) {
            throw new IOException("the log's evidence is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static boolean isOf(EvidenceArchive half, List<Octets> events) throws NotProvenException {
        TreeSet<String> wanted = new TreeSet<>();
        for (Octets event : events) {
            wanted.add("events/" + LoggedEvent.read(event).entry().digest() + TlogProof.EXTENSION);
        }
        return half.files().keySet().stream()
                .filter(name -> name.startsWith("events/"))
                .toList()
                .equals(List.copyOf(wanted));
    }

    private static void pauseUntil(long deadline, String what) throws IOException {
        if (System.nanoTime() - deadline > 0) {
            throw new IOException("the log has not sealed all of " + what + " yet; try again later");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the log", stop);
        }
    }
}
