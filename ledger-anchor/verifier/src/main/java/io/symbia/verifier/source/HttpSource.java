package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPInputStream;

/** A log at its address, read with plain GET requests. */
final class HttpSource implements LogSource {
    private static final Duration PATIENCE = Duration.ofSeconds(30); // For one tile, which is at most 16 MB.

    /** c2sp.org/tlog-tiles, "Log entries": what clients should say, since bundles may be compressed without being asked. */
    private static final String ENCODINGS = "gzip, identity";

    private static final int ATTEMPTS =
            3; // A connection that a proxy dropped is worth a second try, a dead host is not worth more.

    private static final int MAX_EXPECTED = 64; // Bodies that wait in memory; a path past it is read when it is needed.

    private final URI prefix;
    private final Map<String, FutureTask<Optional<Octets>>> expected = new HashMap<>(); // Of the one thread that reads.
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER) // Another place is another log.
            .build();

    HttpSource(URI place) {
        String text = place.toString();
        prefix = URI.create(text.endsWith("/") ? text : text + "/");
    }

    @Override
    public void expect(String path) {
        if (expected.size() < MAX_EXPECTED && !expected.containsKey(path)) {
            FutureTask<Optional<Octets>> task = new FutureTask<>(() -> fetch(path));
            expected.put(path, task);
            Thread.ofVirtual().start(task);
        }
    }

    @Override
    public Optional<Octets> find(String path) throws CouldNotCheckException {
        FutureTask<Optional<Octets>> task = expected.remove(path);
        if (task == null) {
            return fetch(path);
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new CouldNotCheckException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotCheckException("interrupted while waiting for " + path, e);
        }
    }

    private Optional<Octets> fetch(String path) throws CouldNotCheckException {
        HttpRequest request = HttpRequest.newBuilder(prefix.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", ENCODINGS)
                .build();
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return body(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CouldNotCheckException("interrupted while reading " + request.uri(), e);
            }
        }
        throw new CouldNotCheckException("cannot read " + request.uri() + ": " + last, last);
    }

    private static Optional<Octets> body(HttpResponse<InputStream> response)
            throws IOException, CouldNotCheckException {
        try (InputStream in = decoded(response)) {
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new CouldNotCheckException(response.uri() + " answers " + response.statusCode());
            }
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CouldNotCheckException(response.uri() + " is larger than " + MAX_BYTES + " bytes");
            }
            return Optional.of(Octets.of(bytes));
        }
    }

    private static InputStream decoded(HttpResponse<InputStream> response) throws IOException, CouldNotCheckException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        return switch (encoding) {
            case "identity" -> response.body();
            case "gzip" -> new GZIPInputStream(response.body()); // Read up to the limit, however little it came from.
            default -> {
                response.body().close();
                throw new CouldNotCheckException(response.uri() + " has Content-Encoding " + encoding);
            }
        };
    }

    @Override
    public String toString() {
        return prefix.toString();
    }
}
