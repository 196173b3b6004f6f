package io.symbia.support.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Stands before a database and makes it slow: each message of a client waits before it is passed on. A client that has hung up meanwhile is
 * not served any more.
 */
public final class SlowProxy implements AutoCloseable {
    private static final int LENGTH_OF_LENGTH =
            4; // A message of MongoDB's protocol begins with its length, the lowest byte first.

    private final ServerSocket door;
    private final URI target;
    private final IntFunction<Duration> delay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hungUp = new AtomicInteger();

    private SlowProxy(ServerSocket door, URI target, IntFunction<Duration> delay) {
        this.door = door;
        this.target = target;
        this.delay = delay;
    }

    /**
     * Begins.
     *
     * @param mongoUri of the database
     * @param delay    of a message, by its length in bytes
     */
    public static SlowProxy start(String mongoUri, IntFunction<Duration> delay) {
        try {
            ServerSocket door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
            SlowProxy proxy = new SlowProxy(door, URI.create(mongoUri), delay);
            Thread.ofVirtual().name("slow-proxy").start(proxy::serve);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Connection string of the slow database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + door.getLocalPort();
    }

    /** Number of messages that were not passed on, since nobody waited for an answer any more. */
    public int hungUp() {
        return hungUp.get();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> answer(client, server));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void pass(Socket client, Socket server) {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            while (true) {
                byte[] head = in.readNBytes(LENGTH_OF_LENGTH);
                if (head.length < LENGTH_OF_LENGTH) return;
                int length =
                        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
                byte[] rest = in.readNBytes(length - LENGTH_OF_LENGTH);
                if (isHungUpWithin(client, delay.apply(length))) {
                    hungUp.incrementAndGet();
                    return;
                }
                out.write(head);
                out.write(rest);
                out.flush();
            }
        } catch (IOException gone) { // Of either side: both ends are closed.
            open.remove(client);
            open.remove(server);
        }
    }

    /** A client asks one thing at a time, so whatever comes before its answer is the end. */
    private static boolean isHungUpWithin(Socket client, Duration wait) throws IOException {
        if (wait.isZero()) return false;
        client.setSoTimeout((int) wait.toMillis());
        try {
            return client.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException stillThere) {
            return false;
        } finally {
            client.setSoTimeout(0);
        }
    }

    private static void answer(Socket client, Socket server) {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) { // Of either side: both ends are closed.
            return;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
