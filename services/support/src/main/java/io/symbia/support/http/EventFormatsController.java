package io.symbia.support.http;

import io.swagger.v3.oas.annotations.Hidden;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.catalogue.GeneratedDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The published description of the platform's events, for whoever reads topics: the same documents that the repository has. */
@Hidden // It is a description itself, as that of the API is.
@RestController
public class EventFormatsController {
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9.-]{0,120}\\.json");

    /** Which topics there are, and which events come on each. */
    @GetMapping(value = "/asyncapi", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> asyncApi() {
        return document(GeneratedDocuments.ASYNC_API);
    }

    /** The JSON Schema of an event type's data, or, under {@code event.json}, of the envelope. */
    @GetMapping(value = "/schemas/{file}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> schema(@PathVariable String file) {
        if (!SCHEMA.matcher(file).matches()) throw CommandHttp.notFound();
        return document("schemas/" + file);
    }

    private static ResponseEntity<byte[]> document(String name) {
        byte[] bytes = read(name).orElseThrow(CommandHttp::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .eTag("\"" + Digest.ofContent(bytes).hex() + "\"")
                .body(bytes);
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream found = GeneratedDocuments.class.getClassLoader().getResourceAsStream(name)) {
            return found == null ? Optional.empty() : Optional.of(found.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
