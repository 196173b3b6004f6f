package io.symbia.log.http;

import io.symbia.log.LogSettings;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What this is: a page for people, a description for programs. */
@RestController
class DescriptionController {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /** The page has a style of its own and nothing else: no script, no image, nothing from anywhere. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final String page;
    private final String description;

    DescriptionController(LogSettings settings) {
        page = text("log.html").replace("{{origin}}", HtmlUtils.htmlEscape(settings.origin()));
        description = text("openapi.json");
    }

    private static String text(String resource) {
        try (InputStream in = DescriptionController.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page() {
        ResponseEntity<byte[]> answer = Answers.changing(HTML, page);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header("Content-Security-Policy", POLICY)
                .body(answer.getBody());
    }

    /** OpenAPI 3.1. */
    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> description() {
        return Answers.changing(MediaType.APPLICATION_JSON, Octets.of(description.getBytes(StandardCharsets.UTF_8)));
    }
}
