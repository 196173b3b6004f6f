package io.symbia.gateway.door;

import jakarta.servlet.ServletRequest;
import java.util.Arrays;

/**
 * The body of a request, as a whole. It is read before anything is sent to a target: what is read while a target is already
 * asked would be read on behind the end of a request that took too long, from a connection that serves the next one by then.
 */
public final class HeldBody {
    static final HeldBody NONE = new HeldBody(new byte[0]);

    private static final String ATTRIBUTE = HeldBody.class.getName();

    private final byte[] bytes;

    HeldBody(byte[] bytes) {
        this.bytes = bytes; // Its own: made by BodyFilter and given to nobody else.
    }

    /** The body of a request that has come through the door. */
    public static HeldBody of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof HeldBody body ? body : NONE;
    }

    void holdFor(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }
}
