package io.symbia.log.restoring;

import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A copy of a log, at a mirror's address or as a folder with the same paths. Nothing in it is believed. */
public final class CopySource implements AutoCloseable {
    private static final int MAX_BYTES = ManifestBundle.MAX_BYTES; // The largest body of all.
    private static final Duration LIMIT = Duration.ofSeconds(60); // For one body, however it comes.
    private static final int MAX_AHEAD = 64;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final String place;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, CompletableFuture<HttpResponse<byte[]>>> ahead = new HashMap<>();

    /** The address of a log at a mirror, its origin hash included, or a folder. */
    public CopySource(String place) {
        this.place = place.endsWith("/") ? place : place + "/";
    }

    private boolean isAddress() {
        return place.startsWith("http://") || place.startsWith("https://");
    }

    /** Says that a path will be read soon. */
    void expect(String path) {
        if (isAddress() && ahead.size() < MAX_AHEAD && !ahead.containsKey(path)) {
            ahead.put(path, send(path));
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> send(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(place).resolve(path)).build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    }

    /** What is at a path, or nothing. */
    Optional<Octets> find(String path) throws IOException {
        if (!isAddress()) {
            Path file = Path.of(place).resolve(path);
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? Optional.of(Octets.of(Files.readAllBytes(file)))
                    : Optional.empty();
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                Optional.ofNullable(ahead.remove(path)).orElseGet(() -> send(path));
        try {
            HttpResponse<byte[]> answer = exchange.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() == NOT_FOUND) return Optional.empty();
            if (answer.statusCode() != OK) throw new IOException(place + path + " answers " + answer.statusCode());
            return Optional.of(Octets.of(answer.body()));
        } catch (TimeoutException | ExecutionException failed) {
            throw new IOException("cannot read " + place + path + ": " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + path, interrupted);
        } finally {
            exchange.cancel(true);
        }
    }

    /** What is at a path. */
    Octets read(String path) throws IOException {
        return find(path).orElseThrow(() -> new IOException(place + " has no " + path));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
