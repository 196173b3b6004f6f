package io.symbia.support.door;

import io.symbia.events.party.ParticipantId;
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
        return answer(Audience.show(view.orElseThrow(CommandHttp::notFound), context.issuer()));
    }

    /** 200 with a page of views. */
    public static <V> ResponseEntity<Page<V>> page(Page<V> found, RequestContext context) {
        return answer(new Page<>(
                found.items().stream()
                        .map(view -> Audience.show(view, context.issuer()))
                        .toList(),
                found.next()));
    }

    /**
     * 200 with a version of a view, or 304 to a reader who has it; its entity tag fits {@code If-Match} of the next command.
     *
     * @param reader empty when it does not say who it is, and is no party then
     */
    public static <V> ResponseEntity<V> version(long version, V view, Optional<ParticipantId> reader) {
        return ok().eTag(Long.toString(version)).body(Audience.show(view, reader));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ok().body(body);
    }

    private static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.VARY, RequestContextResolver.PARTICIPANT);
    }
}
