package io.symbia.log.http;

import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Bodies with the headers that c2sp.org/tlog-tiles asks for. */
final class Answers {
    static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    /** "its headers SHOULD prevent caching beyond a few seconds" */
    static final CacheControl SHORT = CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

    /** "This endpoint is immutable, so its caching headers SHOULD be long-lived." */
    static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private Answers() {}

    static ResponseEntity<byte[]> changing(MediaType type, String text) {
        return changing(type, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static ResponseEntity<byte[]> changing(MediaType type, Octets body) {
        return ResponseEntity.ok().cacheControl(SHORT).contentType(type).body(body.toArray());
    }

    static ResponseEntity<byte[]> immutable(MediaType type, Octets body) {
        return ResponseEntity.ok().cacheControl(IMMUTABLE).contentType(type).body(body.toArray());
    }

    static ResponseEntity<byte[]> immutable(MediaType type, String text) {
        return immutable(type, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
