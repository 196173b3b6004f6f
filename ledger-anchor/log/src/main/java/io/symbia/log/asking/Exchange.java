package io.symbia.log.asking;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to one witness or mirror over HTTP, and its answers, which are bounded in size and time. */
public final class Exchange {
    /** Nothing in the specification bounds an answer; this has room for nine post-quantum signatures. */
    public static final int MAX_ANSWER_BYTES = 32 * 1024;

    /** Longer than a witness or a mirror needs for an answer that it does not hold back. */
    private static final Duration SOON = Duration.ofMillis(300);

    private final HttpClient http;
    private final Duration limit;

    /**
     * Asks nothing yet.
     *
     * @param limit as it is said to whoever waits longer
     */
    public Exchange(HttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    /** Asks, and does not wait for the answer. */
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    }

    /** Whether an ordinary time is enough for the answer, or the failure, of what was asked. */
    public boolean isOverSoon(CompletableFuture<HttpResponse<byte[]>> asked) throws InterruptedException {
        try {
            asked.get(SOON.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException _) { // Whoever asks for the answer is told.
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    /** Whether what was asked is over before all of some others are; each is waited for no longer than the limit. */
    public boolean isOverBefore(CompletableFuture<?> asked, List<? extends CompletableFuture<?>> others)
            throws InterruptedException {
        CompletableFuture<?> all = CompletableFuture.allOf(others.toArray(CompletableFuture[]::new));
        try { // However each of them ends.
            CompletableFuture.anyOf(asked.handle((_, _) -> true), all.handle((_, _) -> true))
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return asked.isDone();
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The answer to what was asked, within the limit from now on. */
    public HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked)
            throws NoAnswerException, InterruptedException {
        return answer(asked, System.nanoTime() + limit.toNanos());
    }

    /**
     * The answer to what was asked.
     *
     * @param deadlineNanos of {@link System#nanoTime}
     */
    public HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked, long deadlineNanos)
            throws NoAnswerException, InterruptedException {
        try { // The client's own time limit ends with the headers, so the whole exchange has another around it.
            return asked.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new NoAnswerException("does not answer within " + limit.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new NoAnswerException("cannot be asked: " + failed.getCause(), failed);
        } finally {
            asked.cancel(true); // Ends an exchange that is not over, and changes nothing about one that is.
        }
    }
}
