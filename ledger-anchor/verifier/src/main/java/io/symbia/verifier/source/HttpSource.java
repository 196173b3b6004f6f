package io.symbia.verifier.source;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A log at its address, read with plain GET requests. Each exchange, with all its attempts, has one deadline: the answer limit, and a second
 * more for each {@value #MIN_BYTES_PER_SECOND} bytes that have come. A body that stalls or drips is given up, however often it sends a byte.
 */
final class HttpSource implements LogSource {
    /** c2sp.org/tlog-tiles, "Log entries": what clients should say, since bundles may be compressed without being asked. */
    private static final String ENCODINGS = "gzip, identity";

    private static final int ATTEMPTS =
            3; // A connection that a proxy dropped is worth a second try, a dead host is not worth more.

    private static final int MIN_BYTES_PER_SECOND = 8192; // Slower than any line that could follow a log.
    private static final int GZIP_OVERHEAD_BYTES =
            4096; // RFC 1952: a header, and 5 bytes per 32 KB that do not shrink.
    private static final int MAX_AT_ONCE = 32; // Exchanges: enough to hide the distance, few enough for any server.
    private static final int MAX_EXPECTED = 512; // Paths: the manifests of a tile, and the tiles ahead of it.
    private static final long MAX_EXPECTED_BYTES = 64L << 20; // Bodies that wait in memory.

    private final URI prefix;
    private final Duration answerLimit;
    private final Map<String, FutureTask<Optional<Octets>>> expected = new HashMap<>(); // Of the one thread that reads.
    private final AtomicLong expectedBytes = new AtomicLong();
    private final Semaphore room = new Semaphore(MAX_AT_ONCE);
    private final HttpClient client;

    HttpSource(URI place, Duration answerLimit) {
        String text = place.toString();
        prefix = URI.create(text.endsWith("/") ? text : text + "/");
        this.answerLimit = answerLimit;
        client = HttpClient.newBuilder()
                .connectTimeout(answerLimit)
                .followRedirects(HttpClient.Redirect.NEVER) // Another place is another log.
                .build();
    }

    @Override
    public void expect(String path) {
        boolean hasRoom = expected.size() < MAX_EXPECTED && expectedBytes.get() < MAX_EXPECTED_BYTES;
        if (hasRoom && !expected.containsKey(path)) {
            FutureTask<Optional<Octets>> task = new FutureTask<>(() -> fetchAhead(path));
            expected.put(path, task);
            Thread.ofVirtual().start(task);
        }
    }

    private Optional<Octets> fetchAhead(String path) throws CouldNotCheckException, InterruptedException {
        room.acquire();
        try {
            Optional<Octets> body = fetch(path);
            expectedBytes.addAndGet(sizeBytes(body));
            return body;
        } finally {
            room.release();
        }
    }

    private static int sizeBytes(Optional<Octets> body) {
        return body.map(Octets::size).orElse(0);
    }

    @Override
    public Optional<Octets> find(String path) throws CouldNotCheckException {
        FutureTask<Optional<Octets>> task = expected.remove(path);
        if (task == null) {
            return fetch(path);
        }
        try {
            Optional<Octets> body = task.get();
            expectedBytes.addAndGet(-sizeBytes(body));
            return body;
        } catch (ExecutionException e) {
            throw new CouldNotCheckException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotCheckException("interrupted while waiting for " + path, e);
        }
    }

    private Optional<Octets> fetch(String path) throws CouldNotCheckException {
        HttpRequest request = HttpRequest.newBuilder(prefix.resolve(path))
                .header("Accept-Encoding", ENCODINGS)
                .build();
        int maxBytes = BodyLimit.of(path);
        long startNanos = System.nanoTime();
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return body(exchange(request, maxBytes + GZIP_OVERHEAD_BYTES, startNanos), maxBytes);
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CouldNotCheckException("interrupted while reading " + request.uri(), e);
            }
        }
        throw new CouldNotCheckException("cannot read " + request.uri() + ": " + Failure.said(last), last);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, int maxBytes, long startNanos)
            throws IOException, InterruptedException, CouldNotCheckException {
        AtomicInteger received = new AtomicInteger();
        // The client's own time limit ends with the headers, so the whole exchange has another around it.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, _ -> new BoundedBody(maxBytes, received));
        try {
            while (true) {
                long allowedNanos =
                        answerLimit.toNanos() + received.get() * TimeUnit.SECONDS.toNanos(1) / MIN_BYTES_PER_SECOND;
                long leftNanos = startNanos + allowedNanos - System.nanoTime();
                if (leftNanos <= 0) {
                    throw new CouldNotCheckException(request.uri() + " has sent " + received.get() + " bytes in "
                            + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos)
                            + " ms, and its body is not complete");
                }
                try {
                    return exchange.get(leftNanos, TimeUnit.NANOSECONDS);
                } catch (TimeoutException _) {
                    // What has come meanwhile may have earned it more time.
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            exchange.cancel(true); // Ends an exchange that is not over, and changes nothing about one that is.
        }
    }

    private static Optional<Octets> body(HttpResponse<byte[]> response, int maxBytes)
            throws IOException, CouldNotCheckException {
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new CouldNotCheckException(response.uri() + " answers " + response.statusCode());
        }
        return Optional.of(Octets.of(decoded(response, maxBytes + 1)));
    }

    private static byte[] decoded(HttpResponse<byte[]> response, int maxBytes)
            throws IOException, CouldNotCheckException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        ByteArrayInputStream body = new ByteArrayInputStream(response.body());
        return switch (encoding) {
            case "identity" -> body.readNBytes(maxBytes);
            case "gzip" -> unzipped(response, body, maxBytes);
            default -> throw new CouldNotCheckException(response.uri() + " has Content-Encoding " + encoding);
        };
    }

    private static byte[] unzipped(HttpResponse<byte[]> response, ByteArrayInputStream body, int maxBytes)
            throws IOException, CouldNotCheckException {
        try {
            return new GZIPInputStream(body).readNBytes(maxBytes); // However little it came from.
        } catch (StackOverflowError deep) { // The JDK's reader calls itself for each empty gzip member.
            throw new CouldNotCheckException(response.uri() + " sends a body that is not one gzip member", deep);
        }
    }

    @Override
    public String toString() {
        return prefix.toString();
    }
}
