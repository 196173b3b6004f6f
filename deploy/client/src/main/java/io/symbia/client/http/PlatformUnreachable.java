package io.symbia.client.http;

import java.net.URI;
import java.time.Duration;

/** The platform did not answer for so long that we stopped asking, or someone else did. What was sent may or may not have been done. */
public final class PlatformUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlatformUnreachable(URI uri, Duration patience, String last) {
        super("%s did not answer within %d s; last: %s. Start the platform with ./symbia up and run the command again."
                .formatted(uri, patience.toSeconds(), last));
    }

    /** @param notJson why what was answered is not from the platform, which speaks JSON */
    PlatformUnreachable(URI uri, int status, Throwable notJson) {
        super(
                "%s answers %d with something that is not JSON; is that address the platform's gateway?"
                        .formatted(uri, status),
                notJson);
    }
}
