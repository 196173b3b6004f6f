package io.symbia.cosigner.crowd;

import java.util.Map;

/** Bounds the JDK's HTTP server, which by default waits for ever, for any number, and takes headers of 380 kB. */
public final class ServerLimits {
    private ServerLimits() {}

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
                        "jdk.httpserver.maxConnections", "6000", // More than may pause, see Reception.
                        "sun.net.httpserver.maxIdleConnections", "500")
                .forEach(System::setProperty);
    }
}
