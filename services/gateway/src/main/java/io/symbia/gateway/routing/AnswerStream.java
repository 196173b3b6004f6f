package io.symbia.gateway.routing;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A target's answer, portion by portion: the next one is asked for when the one before was taken, so that what is held is a portion,
 * however slow the reader and however large the answer. Bounded in size, in time, and in how long a portion may take.
 */
final class AnswerStream implements BodySubscriber<AnswerStream>, AutoCloseable {
    /** What the target's side hands over. */
    private sealed interface Step {
        record Portion(List<ByteBuffer> bytes) implements Step {}

        record Failure(Throwable cause) implements Step {}

        record End() implements Step {}
    }

    private final Duration portionTimeout;
    private final long maxBytes;
    private final long deadlineNanos;
    private final Pace pace;
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>(); // At most a portion and what follows it.
    private final CompletableFuture<AnswerStream> begun = new CompletableFuture<>(); // With the subscription.
    private volatile Subscription subscription;
    private long receivedBytes;

    AnswerStream(GatewaySettings settings) {
        this.portionTimeout = settings.answerTimeout();
        this.maxBytes = settings.maxAnswerBytes();
        this.deadlineNanos = System.nanoTime() + settings.exchangeTimeout().toNanos();
        this.pace = new Pace(settings.pace());
    }

    /**
     * The next portion; empty at the end.
     *
     * @throws HttpTimeoutException when the target stalls, drips, or goes on for longer than an exchange may take
     * @throws IOException          when the answer broke off or is larger than may pass
     */
    List<ByteBuffer> next() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        if (begin - deadlineNanos > 0) throw new HttpTimeoutException("the exchange takes too long");
        subscription.request(1);
        long patience = Math.min(portionTimeout.toNanos(), deadlineNanos - begin);
        return switch (steps.poll(patience, TimeUnit.NANOSECONDS)) {
            case null -> throw new HttpTimeoutException("the target stalls");
            case Step.End _ -> List.of();
            case Step.Failure(Throwable cause) -> throw new IOException("the answer broke off", cause);
            case Step.Portion(List<ByteBuffer> bytes) -> {
                int count = bytes.stream().mapToInt(ByteBuffer::remaining).sum();
                receivedBytes += count;
                if (receivedBytes > maxBytes) throw new IOException("the answer is larger than " + maxBytes + " bytes");
                pace.moved(count, System.nanoTime() - begin);
                if (pace.isTooSlow()) throw new HttpTimeoutException("the target drips");
                yield bytes;
            }
        };
    }

    @Override
    public CompletionStage<AnswerStream> getBody() {
        return begun;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        begun.complete(this);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        steps.add(new Step.Portion(bytes));
    }

    @Override
    public void onError(Throwable failure) {
        steps.add(new Step.Failure(failure));
    }

    @Override
    public void onComplete() {
        steps.add(new Step.End());
    }

    /** Whatever is still to come, is not wanted. */
    @Override
    public void close() {
        subscription.cancel();
    }
}
