package io.symbia.log.http.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers that are larger than a page of memory or two. A few are read at once, and fewer still are made at once: what one costs is known, so
 * what all cost is.
 */
public final class LargeAnswers {
    /** From here on an answer is large; a proof with all its signatures is not. */
    public static final int LARGE_BYTES = 64 << 10;

    /** Each keeps at most 4 MiB, a stream proof of 100,000 events; an archive keeps a fifth of that. 48 MiB of a heap of 460. */
    static final int READ_AT_ONCE = 12;

    /** Making one takes a processor, and for a stream proof some 30 MB for as long. The other processor is for all others. */
    private static final int MADE_AT_ONCE = 1;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final long PATIENCE_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final long FAIR_BYTES_PER_SECOND = 128 << 10; // A megabit.
    private static final int GZIP_BUFFER_BYTES = 8 << 10;

    private final Turns turns;
    private final Semaphore making = new Semaphore(MADE_AT_ONCE);
    private final AtomicLong refused = new AtomicLong();

    LargeAnswers(Exchanges exchanges) {
        turns = new Turns(READ_AT_ONCE, PATIENCE_MILLIS, FAIR_BYTES_PER_SECOND, Exchange::sentBytes, exchanges);
    }

    /**
     * A body that is written when it is its turn.
     *
     * @param sizeBytes as it is before a content-coding
     */
    public record Body(long sizeBytes, Writer writer) {
        /** A body that is in memory. */
        public static Body of(byte[] bytes) {
            return new Body(bytes.length, out -> out.write(bytes));
        }
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes a body. */
    @FunctionalInterface
    public interface Maker {
        /** Makes it, or says why there is none. */
        Body make() throws IOException;
    }

    /**
     * Makes an answer and writes it, with headers that the caller has set before.
     *
     * @throws BusyException when as many are read or made as may be; nothing is written then
     */
    public void answer(
            HttpServletRequest request, HttpServletResponse response, MediaType type, CacheControl cache, Maker maker)
            throws IOException {
        try (Turns.Turn _ = taken()) {
            Body body = made(maker);
            response.setContentType(type.toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, cache.getHeaderValue());
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            boolean isWhole = false;
            try {
                write(request, response, body);
                isWhole = true;
            } finally { // INVARIANT 33: half of it must not look like all of it, however it is framed.
                if (!isWhole) Exchange.current().ifPresent(Exchange::end);
            }
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Body body) throws IOException {
        if (Gzip.isAccepted(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_ENCODING)))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
            try (GZIPOutputStream gzip = new GZIPOutputStream(response.getOutputStream(), GZIP_BUFFER_BYTES)) {
                body.writer().writeTo(gzip);
            }
        } else {
            response.setContentLengthLong(body.sizeBytes());
            body.writer().writeTo(response.getOutputStream());
        }
    }

    private Turns.Turn taken() {
        try {
            return turns.take();
        } catch (BusyException busy) {
            refused.incrementAndGet();
            throw busy;
        }
    }

    private Body made(Maker maker) throws IOException {
        try {
            if (!making.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                refused.incrementAndGet();
                throw new BusyException();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return maker.make();
        } finally {
            making.release();
        }
    }

    /** How many are being read now. */
    int read() {
        return turns.taken();
    }

    /** How many requests were sent away. */
    long refused() {
        return refused.get();
    }
}
