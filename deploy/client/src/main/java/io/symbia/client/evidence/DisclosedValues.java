package io.symbia.client.evidence;

import io.symbia.client.http.Answer;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The values that a stream discloses to one of its parties. */
final class DisclosedValues {
    private static final int COMMITS_A_PAGE = 100;
    private static final int NOT_FOUND = 404;
    private static final int MAX_PAGES = 50_000; // At a hundred commits a page, more than any bundle has events.

    private final PlatformClient platform;
    private final ParticipantId party;

    DisclosedValues(PlatformClient platform, ParticipantId party) {
        this.platform = platform;
        this.party = party;
    }

    /**
     * Those that belong to the given events.
     *
     * @throws IOException when the stream discloses nothing to this party, which is then none of it
     */
    List<String> of(StreamId stream, List<Octets> events) throws IOException, NotProvenException {
        Set<String> digests = new HashSet<>();
        long last = 0;
        for (Octets event : events) {
            LoggedEvent logged = LoggedEvent.read(event);
            digests.add(logged.entry().digest().hex());
            last = Math.max(last, logged.envelope().sequence());
        }
        List<String> values = new ArrayList<>();
        boolean any = false;
        long cursor = 0;
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            Optional<JsonNode> page = page(stream, cursor);
            any |= page.isPresent();
            page.ifPresent(node -> add(node, digests, values));
            // Whoever is no party to the whole may still be named in later commits, of which there are no more than
            // events.
            String next = page.map(node -> node.path("next").asString("")).orElse("");
            if (!next.isEmpty()) cursor = Long.parseLong(next);
            else if (page.isEmpty() && cursor + COMMITS_A_PAGE <= last) cursor += COMMITS_A_PAGE;
            else break;
        }
        if (!any) throw new IOException("%s discloses nothing to %s, who is no party to it".formatted(stream, party));
        return values;
    }

    private Optional<JsonNode> page(StreamId stream, long cursor) throws IOException {
        String path = EvidenceCollection.pathOf(stream) + "/disclosures?limit=" + COMMITS_A_PAGE + "&cursor=" + cursor;
        Answer answer = platform.get(path, party);
        if (answer.status() == NOT_FOUND) return Optional.empty();
        if (!answer.isSuccess()) throw new IOException(path + ": " + answer.refusal());
        return Optional.of(answer.body());
    }

    private static void add(JsonNode page, Set<String> digests, List<String> values) {
        for (JsonNode event : page.path("items")) {
            if (!digests.contains(event.path("digest").asString(""))) continue;
            for (JsonNode value : event.path("disclosures")) values.add(value.asString(""));
        }
    }
}
