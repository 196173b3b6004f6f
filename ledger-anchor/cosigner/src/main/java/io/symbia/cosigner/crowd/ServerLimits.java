package io.symbia.cosigner.crowd;

import java.util.Map;

/** Bounds the JDK's HTTP server, which by default waits for ever, for any number, and takes headers of 380 kB. */
public final class ServerLimits {
    private static final int MAX_CONNECTIONS = 6_000;

    /**
     * An open connection was seen to take 26 kB at most, with the largest header that may be sent and is not whole. A process has two doors, each
     * with so many; all of them take less than half of the heap.
     */
    private static final long CONNECTION_BYTES = 128 * 1024;

    private ServerLimits() {}

    /** As many connections may be open at a door as the heap of this process holds. */
    public static int connections() {
        return connections(Runtime.getRuntime().maxMemory());
    }

    static int connections(long heapBytes) {
        return (int) Math.min(MAX_CONNECTIONS, heapBytes / CONNECTION_BYTES);
    }

    /** Of them so many may pause, see {@link Pace}: the others are left to those who bring something new. */
    static int pausing() {
        return connections() / 3 * 2;
    }

    /**
     * Sets them for the whole process; before its first server is made.
     *
     * @param answerSeconds longest time for an answer to be fetched, a pause at a {@link Pace} included
     */
    public static void set(int answerSeconds) {
        Map.of(
                        "sun.net.httpserver.maxReqTime",
                        "20", // Seconds, from the first byte to the last.
                        "sun.net.httpserver.maxRspTime",
                        Integer.toString(answerSeconds),
                        "sun.net.httpserver.maxReqHeaderSize",
                        "4096", // Bytes.
                        "sun.net.httpserver.maxReqHeaders",
                        "32", // Each takes some 300 bytes, however short it is.
                        "sun.net.httpserver.nodelay",
                        "true", // Else a body waits for the headers before it to be acknowledged: 40 ms.
                        "jdk.httpserver.maxConnections",
                        Integer.toString(connections()),
                        "sun.net.httpserver.maxIdleConnections",
                        Integer.toString(connections() / 12))
                .forEach(System::setProperty);
    }
}
