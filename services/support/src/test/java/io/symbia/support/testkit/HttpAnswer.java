package io.symbia.support.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.json.Json;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param body the exact bytes as they came, read as UTF-8
 */
public record HttpAnswer(int status, HttpHeaders headers, String body) {
    static HttpAnswer of(java.net.http.HttpResponse<byte[]> response) {
        return new HttpAnswer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The body as JSON. */
    public JsonNode json() {
        return Json.MAPPER.readTree(body);
    }

    /** The text at an RFC 6901 pointer, empty when there is none: {@code text("/code")}. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /**
     * Fails unless it is a problem of this kind.
     *
     * @param code    {@code *} for any
     * @param pointer {@code *} for any, {@code null} or empty for none
     */
    public HttpAnswer requireProblem(int problemStatus, String code, String pointer) {
        assertThat(status).as(body).isEqualTo(problemStatus);
        assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(text("/code")).as(body).isNotEmpty();
        if (!code.equals("*")) assertThat(text("/code")).as(body).isEqualTo(code);
        if (!"*".equals(pointer)) assertThat(text("/pointer")).as(body).isEqualTo(pointer == null ? "" : pointer);
        return this;
    }

    /** A header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
