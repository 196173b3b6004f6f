package io.symbia.images;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;

/**
 * Ends with 0 when the process of its container says that it is ready, with 1 when not: for a health check in an image that has neither a shell
 * nor curl. In a cluster the kubelet asks by itself.
 */
final class ReadinessCheck {
    private static final int LIMIT_MILLIS = 3_000;
    private static final int OK = 200;

    private ReadinessCheck() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        String readers = System.getenv().getOrDefault("SERVER_PORT", "8080");
        String port = System.getenv().getOrDefault("MANAGEMENT_SERVER_PORT", readers);
        System.exit(isReady(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")) ? 0 : 1);
    }

    static boolean isReady(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) { // Nobody answers: that is what was asked.
            return false;
        }
    }
}
