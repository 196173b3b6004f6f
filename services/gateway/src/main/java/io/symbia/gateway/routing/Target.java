package io.symbia.gateway.routing;

import java.net.URI;

/**
 * A process behind the gateway.
 *
 * @param name          also the first segment of the paths that lead to it
 * @param url           scheme, host and port
 * @param prefixRemoved whether the target does not know that first segment
 */
public record Target(String name, URI url, boolean prefixRemoved) {
    /** Refuses an address that is more than an origin. */
    public Target {
        boolean origin = url.getHost() != null && url.getRawPath().isEmpty() && url.getRawQuery() == null;
        if (!origin || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException(name + " needs an address such as http://127.0.0.1:8081, was " + url);
        }
    }
}
