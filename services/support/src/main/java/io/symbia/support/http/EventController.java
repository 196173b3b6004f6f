package io.symbia.support.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.command.EventReference;
import io.symbia.support.command.EventReferences;
import io.symbia.support.command.RequestContext;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.Receipt;
import io.symbia.support.evidence.StreamDisclosures;
import io.symbia.support.paging.Numbered;
import io.symbia.support.platform.Settings;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import io.symbia.support.view.Freshness;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The evidence itself: events as they were sealed, their receipts, and the list of a stream. */
@RestController
@Tag(name = "Events")
public class EventController {
    private static final String EXAMPLE_ID = "01932f6e-8d2a-7c3e-9a41-5be0d1f2a377";
    private static final MediaType CLOUD_EVENT = MediaType.parseMediaType("application/cloudevents+json");

    private final Settings settings;
    private final CommitStore commits;
    private final KeptReceipts receipts;
    private final EventReferences references;
    private final StreamDisclosures disclosures;
    private final Freshness freshness;
    private final Function<String, Optional<Commit>> commitsByEvent;

    /**
     * Serves the evidence of this service.
     *
     * @param commitsByEvent finds the commit of an event by the event's id, whether it was published already or not
     */
    public EventController(
            Settings settings,
            CommitStore commits,
            KeptReceipts receipts,
            EventReferences references,
            StreamDisclosures disclosures,
            Freshness freshness,
            Function<String, Optional<Commit>> commitsByEvent) {
        this.settings = settings;
        this.commits = commits;
        this.receipts = receipts;
        this.references = references;
        this.disclosures = disclosures;
        this.freshness = freshness;
        this.commitsByEvent = commitsByEvent;
    }

    /** The exact bytes whose SHA-256 is the content of the event's leaf; restricted and personal values are not in them. */
    @GetMapping(value = "/events/{eventId}", produces = "application/cloudevents+json")
    @Operation(summary = "An event as it was sealed, to the byte; restricted and personal values are not in it")
    public ResponseEntity<byte[]> event(@Parameter(example = EXAMPLE_ID) @PathVariable String eventId) {
        SealedEvent event = find(eventId).event(eventId).orElseThrow();
        return exactly(CLOUD_EVENT, event.bytes());
    }

    /** The exact bytes whose SHA-256 each event of the commit carries: for whoever may read the event. */
    @GetMapping(value = "/events/{eventId}/origin", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What stands behind an event, to the byte: a request, a rule that was applied, or an import",
            description = "SHA-256 of these bytes is `origin` in the event.")
    public ResponseEntity<byte[]> origin(@Parameter(example = EXAMPLE_ID) @PathVariable String eventId) {
        return exactly(MediaType.APPLICATION_JSON, find(eventId).origin().bytes());
    }

    private static ResponseEntity<byte[]> exactly(MediaType type, CanonicalBytes bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365))
                        .cachePublic()
                        .immutable())
                .eTag("\"" + bytes.digest().hex() + "\"")
                .body(bytes.toArray());
    }

    /** Which leaf of the log the event became; 404 until the log has said so. */
    @GetMapping("/events/{eventId}/receipt")
    @Operation(summary = "Which leaf of the log an event became; not found until the log has said so")
    public Receipt receipt(@Parameter(example = EXAMPLE_ID) @PathVariable String eventId) {
        SealedEvent event = find(eventId).event(eventId).orElseThrow();
        return receipts.find(event.digest()).orElseThrow(CommandHttp::notFound);
    }

    /** The events of a stream in order. The cursor counts commits; a page holds the events of at most {@code limit} commits. */
    @GetMapping("/streams/{aggregate}/{id}/events")
    @Numbered
    @Operation(summary = "The events of a stream in order, each with its digest and where its proof is")
    public Page<EventReference> stream(
            @Parameter(example = "unit") @PathVariable String aggregate,
            @Parameter(example = "A-1") @PathVariable String id,
            PageRequest page) {
        StreamId stream = new StreamId(settings.service(), aggregate, id);
        long first = firstCommit(page);
        List<CommitId> wanted = LongStream.range(first, first + page.limit())
                .mapToObj(number -> new CommitId(stream, number))
                .toList();
        List<Commit> found = commits.find(wanted);
        if (found.isEmpty() && first == 0) throw CommonRefusal.STREAM_NOT_FOUND.with(stream);
        boolean more = found.size() == page.limit();
        return new Page<>(
                found.stream()
                        .flatMap(commit -> commit.events().stream())
                        .map(references::of)
                        .toList(),
                more ? Optional.of(Long.toString(first + page.limit())) : Optional.empty());
    }

    /**
     * What the events of a stream disclose to one of its parties. Whoever is none hears the same as of a stream that does not exist. The
     * cursor counts commits, as that of the events does.
     */
    @GetMapping("/streams/{aggregate}/{id}/disclosures")
    @Numbered
    @Operation(
            summary = "The restricted values of a stream, for its parties",
            description = "Named by the stream's first commit: all of it; named later: the events that name you.")
    public ResponseEntity<Page<StreamDisclosures.OfEvent>> disclosures(
            @Parameter(example = "unit") @PathVariable String aggregate,
            @Parameter(example = "A-1") @PathVariable String id,
            RequestContext context,
            PageRequest page) {
        StreamId stream = new StreamId(settings.service(), aggregate, id);
        StreamDisclosures.Part part = disclosures
                .part(stream, context.issuer(), firstCommit(page), page.limit())
                .orElseThrow(() -> CommonRefusal.STREAM_NOT_FOUND.with(stream));
        Optional<String> next =
                part.next().isPresent() ? Optional.of(Long.toString(part.next().getAsLong())) : Optional.empty();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Page<>(part.events(), next));
    }

    private Commit find(String eventId) {
        return commitsByEvent
                .apply(eventId)
                .orElseThrow(() -> freshness.isRecent(eventId)
                        ? new ProblemException(Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE, "event_not_yet", "nobody here knows of this event yet"))
                        : CommandHttp.notFound());
    }

    private static long firstCommit(PageRequest page) {
        return Long.parseLong(page.cursor().orElse("0"));
    }
}
