package io.symbia.log.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection of somebody who sends and fetches bytes as they like. */
public final class RawConnection implements AutoCloseable {
    private static final int SMALL_WINDOW_BYTES = 4_096; // What the kernel fetches by itself.
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(60).toMillis();

    private final Socket socket = new Socket();

    /** Connects. */
    public RawConnection(URI base) throws IOException {
        socket.setReceiveBufferSize(SMALL_WINDOW_BYTES);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    }

    /** Sends some text. */
    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** How many bytes have come that were not fetched. */
    public int available() throws IOException {
        return socket.getInputStream().available();
    }

    /** Fetches at most so many bytes; -1 at the end. */
    public int fetch(int bytes) throws IOException {
        return socket.getInputStream().read(new byte[bytes]);
    }

    /** Fetches that many bytes, or fewer at the end. */
    public String rest(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** Fetches all that comes until the other side ends or resets the connection. */
    public String rest() {
        StringBuilder text = new StringBuilder();
        byte[] part = new byte[1 << 13];
        try {
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                text.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException _) { // What came before it came.
        }
        return text.toString();
    }

    /** Waits until the other side has ended the connection, whether or not it said why. */
    public boolean isEnded() {
        try {
            while (fetch(1 << 16) >= 0) {
                // What was under way.
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) { // Reset.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
