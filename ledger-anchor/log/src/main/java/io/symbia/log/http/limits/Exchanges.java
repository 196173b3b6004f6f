package io.symbia.log.http.limits;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.coyote.Request;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * All connections on which something is asked or answered. Looks at them twice a second and ends those that take too long: a request has to
 * come at once, an answer has to be fetched at some speed, and no exchange lasts for ever.
 */
final class Exchanges implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Limits limits;
    private final Map<SocketChannel, Exchange> underWay = new ConcurrentHashMap<>();
    private final Map<Reason, AtomicLong> ended = Map.of(
            Reason.SLOW_REQUEST, new AtomicLong(),
            Reason.SLOW_READER, new AtomicLong(),
            Reason.TOO_LONG, new AtomicLong(),
            Reason.YIELDED, new AtomicLong());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watch = Thread.ofPlatform().name("exchanges").daemon().unstarted(this::run);

    /**
     * How long an exchange may take; the values and their reasons are in {@code application.yml}.
     *
     * @param asking              from the first byte of a request to the last of its headers
     * @param grace               until anything has to have come or to be fetched
     * @param floorBytesPerSecond how fast a body has to come and an answer to be fetched after that, on the whole
     * @param longest             of any exchange, however fast
     */
    @ConfigurationProperties("symbia.log.http")
    record Limits(Duration asking, Duration grace, long floorBytesPerSecond, Duration longest) {}

    Exchanges(Limits limits) {
        this.limits = limits;
    }

    /** Why a connection was ended. */
    enum Reason {
        /** Its request, or the body of it, did not come. */
        SLOW_REQUEST,
        /** Its answer was fetched too slowly. */
        SLOW_READER,
        /** It took longer than any may. */
        TOO_LONG,
        /** It was the slowest of those that kept others out. */
        YIELDED
    }

    void start() {
        watch.start();
    }

    private void run() {
        try {
            while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.values().removeIf(exchange -> !exchange.isOpen()); // Closed with half of a request.
                underWay.values().forEach(this::look);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection has something to read: the begin of a request, or the rest of it. */
    Exchange entered(SocketChannel channel, Request request) {
        Exchange exchange = new Exchange(channel, request);
        underWay.put(channel, exchange);
        return exchange;
    }

    void left(SocketChannel channel) {
        underWay.remove(channel);
    }

    private void look(Exchange exchange) {
        if (!exchange.isIdle()) {
            verdict(exchange).ifPresent(reason -> end(exchange, reason));
        }
    }

    private Optional<Reason> verdict(Exchange exchange) {
        return exchange.isAsking()
                ? Optional.of(Reason.SLOW_REQUEST)
                        .filter(_ -> exchange.ageMillis() > limits.asking().toMillis())
                : verdict(exchange.ageMillis(), exchange.sentBytes(), exchange.receivedBytes());
    }

    /** What is to be said of an exchange whose request was read. */
    Optional<Reason> verdict(long ageMillis, long sentBytes, long receivedBytes) {
        if (ageMillis > limits.longest().toMillis()) return Optional.of(Reason.TOO_LONG);
        long fetchingMillis = ageMillis - limits.grace().toMillis();
        long dueBytes = fetchingMillis * limits.floorBytesPerSecond() / 1_000;
        boolean isInTime = fetchingMillis <= 0 || sentBytes + receivedBytes >= dueBytes;
        if (isInTime) return Optional.empty();
        return Optional.of(sentBytes == 0 ? Reason.SLOW_REQUEST : Reason.SLOW_READER);
    }

    void end(Exchange exchange, Reason reason) {
        exchange.end();
        ended.get(reason).incrementAndGet();
    }

    /** How many connections were ended for a reason. */
    long ended(Reason reason) {
        return ended.get(reason).get();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
