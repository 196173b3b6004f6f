package io.symbia.support.door;

import io.symbia.support.aggregate.VersionCondition;
import io.symbia.support.audience.Reader;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestContextResolver;
import io.symbia.support.view.Page;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers a question with what the reader may see. What that is depends on who asks, and the answer says so to caches. */
public final class Shown {
    private Shown() {}

    /** 200 with the view, or 404. */
    public static <V> ResponseEntity<V> one(Optional<V> view, Reader reader) {
        return found(view.map(reader::show));
    }

    /** 200 with a page of views. */
    public static <V> ResponseEntity<Page<V>> page(Page<V> found, Reader reader) {
        return asIs(new Page<>(found.items().stream().map(reader::show).toList(), found.next()));
    }

    /** 200 with what everybody may see, or 404. */
    public static <T> ResponseEntity<T> found(Optional<T> body) {
        return asIs(body.orElseThrow(CommandHttp::notFound));
    }

    /** The same of a view that is there, with its version as the entity tag: 304 to a reader who has it. */
    public static <V> ResponseEntity<V> version(long version, V view, Reader reader) {
        V shown = reader.show(view);
        String tag = shown.equals(view) ? VersionCondition.tag(version) : VersionCondition.publicTag(version);
        return ok().eTag(tag).body(shown);
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
