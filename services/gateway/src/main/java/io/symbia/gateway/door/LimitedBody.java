package io.symbia.gateway.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;

/**
 * A request's body that ends with an exception when it is longer than allowed, and that remembers whose fault a
 * failure was:
 * the copying to the target runs elsewhere, and there a client that left looks like a target that broke.
 */
public final class LimitedBody extends ServletInputStream {
    private static final String FAULT = LimitedBody.class.getName() + ".fault";

    /** What went wrong with the body, if anything. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** It is longer than allowed. */
        TOO_LARGE,
        /** The client stopped sending. */
        CLIENT_GONE
    }

    private final ServletInputStream body;
    private final ServletRequest request;
    private long remainingBytes;

    LimitedBody(ServletInputStream body, ServletRequest request, long maxBytes) {
        this.body = body;
        this.request = request;
        this.remainingBytes = maxBytes;
    }

    /** What went wrong with the body of a request so far. */
    public static Fault faultOf(ServletRequest request) {
        return request.getAttribute(FAULT) instanceof Fault fault ? fault : Fault.NONE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = body.read(bytes, offset, length);
        } catch (IOException gone) {
            request.setAttribute(FAULT, Fault.CLIENT_GONE);
            throw gone;
        }
        if (count > 0) remainingBytes -= count;
        if (remainingBytes < 0) {
            request.setAttribute(FAULT, Fault.TOO_LARGE);
            throw new IOException("the body is too large");
        }
        return count;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("bodies are read by blocking, on virtual threads");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
