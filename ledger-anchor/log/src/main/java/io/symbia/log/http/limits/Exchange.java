package io.symbia.log.http.limits;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;

/** One connection while a request is read from it or answered: how long that takes, how much was sent, and a way to end it. */
public final class Exchange {
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private static final int CLOSE_AT_ONCE =
            0; // Seconds; what the client has not fetched is dropped by the kernel too.

    private final SocketChannel channel;
    private final Request
            request; // Changes with each request of the connection; its numbers are read and never written here.
    private volatile boolean isHalf; // Tomcat's own word for it is that of a request that has ended.

    Exchange(SocketChannel channel, Request request) {
        this.channel = channel;
        this.request = request;
    }

    /** That of the calling thread, if it answers a request. */
    public static Optional<Exchange> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    <T> T during(ScopedValue.CallableOp<T, IOException> work) throws IOException {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** The thread that reads it leaves with half of a request; the next that comes begins another exchange. */
    void leftHalf() {
        isHalf = true;
    }

    /** Whether the headers of a request are still being read. */
    boolean isAsking() {
        return isHalf;
    }

    /** Whether nothing is asked: the connection waits for a next request. */
    boolean isIdle() {
        return !isHalf && stage() >= Constants.STAGE_KEEPALIVE;
    }

    private int stage() {
        return request.getRequestProcessor().getStage();
    }

    /** Since the first byte of the request; 0 if there is none. */
    long ageMillis() {
        long startNanos = request.getStartTimeNanos(); // Negative before the first byte.
        return startNanos < 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** Bytes of the answer's body that were handed to the container, which keeps no more than a few kilobytes. */
    long sentBytes() {
        return request.getRequestProcessor().getRequestBytesSent();
    }

    /** Bytes of the request's body that were read. */
    long receivedBytes() {
        return request.getRequestProcessor().getRequestBytesReceived();
    }

    /**
     * Ends it, from any thread. Only the socket is shut: the thread that serves it finds that out with its next read or write, and cleans up by
     * itself. Closing the container's connection from here would give its buffers to the next one while that thread still has them.
     */
    public void end() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, CLOSE_AT_ONCE);
            channel.shutdownInput();
            channel.shutdownOutput();
        } catch (IOException _) { // It has ended by itself.
        }
    }
}
