package io.symbia.verifier.source;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Collects a body up to one byte more than it may have, and then ends the exchange: whoever reads it sees that it is too long, and nothing
 * that is longer takes memory.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // Of the one thread that delivers.
    private final int maxBytes;
    private final AtomicInteger received;
    private Flow.Subscription subscription;

    /**
     * A body of which nothing has come.
     *
     * @param received is kept at the number of bytes that have come
     */
    BoundedBody(int maxBytes, AtomicInteger received) {
        this.maxBytes = maxBytes;
        this.received = received;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), maxBytes + 1 - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
        }
        received.set(bytes.size());
        if (bytes.size() > maxBytes) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failed) {
        body.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
