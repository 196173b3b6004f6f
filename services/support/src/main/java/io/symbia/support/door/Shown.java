package io.symbia.support.door;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.audience.Audience;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestContextResolver;
import io.symbia.support.view.Page;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers a question with what the reader may see of views. What it may see depends on who asks, and the answer says so to caches. */
public final class Shown {
    private Shown() {}

    /** 200 with the view, or 404. */
    public static <V> ResponseEntity<V> one(Optional<V> view, RequestContext context) {
        return one(view, Optional.of(context.issuer()));
    }

    /** The same where nobody need say who asks: without a name it is the public part. */
    public static <V> ResponseEntity<V> one(Optional<V> view, Optional<ParticipantId> reader) {
        return asIs(show(view.orElseThrow(CommandHttp::notFound), reader));
    }

    /** 200 with a page of views. */
    public static <V> ResponseEntity<Page<V>> page(Page<V> found, RequestContext context) {
        return page(found, Optional.of(context.issuer()));
    }

    /** The same where nobody need say who asks. */
    public static <V> ResponseEntity<Page<V>> page(Page<V> found, Optional<ParticipantId> reader) {
        return asIs(new Page<>(
                found.items().stream().map(view -> show(view, reader)).toList(), found.next()));
    }

    /** The same of a view that is there, with its version as the entity tag: 304 to a reader who has it. */
    public static <V> ResponseEntity<V> version(long version, V view, Optional<ParticipantId> reader) {
        return ok().eTag(Long.toString(version)).body(show(view, reader));
    }

    private static <V> V show(V view, Optional<ParticipantId> reader) {
        return reader.map(who -> Audience.show(view, who)).orElseGet(() -> Audience.publicPart(view));
    }

    /** 200 with what the door has found that this reader may see. */
    public static <T> ResponseEntity<T> asIs(T body) {
        return ok().body(body);
    }

    private static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.VARY, RequestContextResolver.PARTICIPANT);
    }
}
