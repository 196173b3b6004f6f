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
        return one(view, Optional.of(context.issuer()));
    }

    /** The same for a reader who need not say who it is, and then sees what everybody may see. */
    public static <V> ResponseEntity<V> one(Optional<V> view, Optional<ParticipantId> reader) {
        return answer(Audience.show(view.orElseThrow(CommandHttp::notFound), reader));
    }

    /** 200 with a page of views. */
    public static <V> ResponseEntity<Page<V>> page(Page<V> found, RequestContext context) {
        return page(found, Optional.of(context.issuer()));
    }

    /** The same for a reader who need not say who it is. */
    public static <V> ResponseEntity<Page<V>> page(Page<V> found, Optional<ParticipantId> reader) {
        return answer(new Page<>(
                found.items().stream().map(view -> Audience.show(view, reader)).toList(), found.next()));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.VARY, RequestContextResolver.PARTICIPANT)
                .body(body);
    }
}
