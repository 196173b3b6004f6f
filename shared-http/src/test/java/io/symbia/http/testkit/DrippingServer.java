package io.symbia.http.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server that answers every request at once, and then never comes to the end of its body; or that answers properly. */
public final class DrippingServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final long DRIP_NANOS = 20_000_000;
    private static final int PORTION_BYTES = 1 << 16;

    /** What is sent behind the headers. */
    private interface Body {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket door;
    private final String head;
    private final Body body;
    private final CountDownLatch left = new CountDownLatch(1);

    private DrippingServer(String head, Body body) {
        this.head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + head + "\r\n\r\n";
        this.body = body;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::run);
    }

    /** Sends a byte every moment, for ever. */
    public static DrippingServer dripping() {
        return new DrippingServer("Content-Length: 1000000000", out -> {
            while (true) {
                out.write('.');
                out.flush();
                LockSupport.parkNanos(DRIP_NANOS);
            }
        });
    }

    /** Sends the headers, three bytes, and nothing more. */
    public static DrippingServer stalling() {
        return new DrippingServer("Content-Length: 1000000", out -> {
            out.write("...".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        });
    }

    /** Sends as fast as it can, for ever. */
    public static DrippingServer endless() {
        return new DrippingServer("Connection: close", out -> {
            while (true) out.write(new byte[PORTION_BYTES]);
        });
    }

    /** Sends a body of that size and its end. */
    public static DrippingServer whole(int sizeBytes) {
        return new DrippingServer("Content-Length: " + sizeBytes, out -> {
            out.write(new byte[sizeBytes]);
            out.flush();
        });
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Returns when a client has ended its connection before the body was whole. */
    public void awaitItsClientToLeave() {
        try {
            if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it is still there");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void run() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Thread reader = Thread.ofVirtual().start(() -> awaitTheEnd(client));
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            body.to(client.getOutputStream());
            reader.join();
        } catch (IOException gone) {
            left.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTheEnd(Socket client) {
        try {
            while (client.getInputStream().read() >= 0) {}
        } catch (IOException reset) {
            // As good as an end.
        }
        left.countDown();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
