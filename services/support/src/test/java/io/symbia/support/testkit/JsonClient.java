package io.symbia.support.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A small HTTP client. Immutable: {@link #as} and {@link #with} give another one. */
public final class JsonClient {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final List<String> headers;
    private final Check check;

    /** Looks at each answer. */
    interface Check {
        void check(String method, String path, HttpAnswer answer);
    }

    private JsonClient(URI base, List<String> headers, Check check) {
        this.base = base;
        this.headers = headers;
        this.check = check;
    }

    /**
     * A client that says nothing about who it is.
     *
     * @param base scheme, host and port
     */
    public static JsonClient of(URI base) {
        return new JsonClient(base, List.of(), (_, _, _) -> {});
    }

    /** The same client, whose answers are all looked at. */
    JsonClient checkedBy(Check looking) {
        return new JsonClient(base, headers, looking);
    }

    /** The same client on behalf of a participant. */
    public JsonClient as(String participant) {
        return with("Symbia-Participant", participant);
    }

    /** The same client with one more header. */
    public JsonClient with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new JsonClient(base, List.copyOf(more), check);
    }

    public HttpAnswer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public HttpAnswer put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json));
    }

    public HttpAnswer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    public HttpAnswer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Sends any bytes as JSON. */
    public HttpAnswer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, body);
        if (!headers.contains("Content-Type")) request.header("Content-Type", "application/json");
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        try {
            HttpAnswer answer = HttpAnswer.of(exchange(request.build()));
            check.check(method, base.resolve(path).getRawPath(), answer);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A kept connection may be closed while it is taken for the next request: what is safe to repeat is sent again, as RFC 9110 9.2.2 allows. */
    private static HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException slow) {
            throw slow;
        } catch (IOException closed) {
            if (request.method().equals("POST")) throw closed;
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        }
    }

    /** Bytes of a text, for bodies that are not text. */
    public static BodyPublisher bytes(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
