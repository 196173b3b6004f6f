package io.symbia.cosigner.crowd;

import java.util.Map;

/** Bounds the JDK's HTTP server, which by default waits for ever, for any number, and takes headers of 380 kB. */
public final class ServerLimits {
    private static final int MAX_CONNECTIONS = 6_000;

    /** Twice what an open connection was seen to take, so that as many as may be open take half of the heap. */
    private static final long CONNECTION_BYTES = 64 * 1024;

    private ServerLimits() {}

    /** As many connections may be open as the heap of this process holds. */
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
                        "sun.net.httpserver.maxReqTime", "20", // Seconds, from the first byte to the last.
                        "sun.net.httpserver.maxRspTime", Integer.toString(answerSeconds),
                        "sun.net.httpserver.maxReqHeaderSize", "8192", // Bytes.
                        "jdk.httpserver.maxConnections", Integer.toString(connections()),
                        "sun.net.httpserver.maxIdleConnections", Integer.toString(connections() / 12))
                .forEach(System::setProperty);
    }
}
