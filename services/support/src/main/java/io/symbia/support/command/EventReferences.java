package io.symbia.support.command;

import io.symbia.events.kernel.envelope.SealedEvent;
import java.net.URI;

/** Says where an event and its proof are found. */
public final class EventReferences {
    private final String service;
    private final String proofs;

    /**
     * References to the events of a service.
     *
     * @param log where clients reach the log: {@code http://127.0.0.1:8080/log}, or {@code /log} on the host that they asked
     */
    public EventReferences(String service, URI log) {
        if (!isAddress(log) && !isPath(log)) {
            throw new IllegalArgumentException("the log is at an http address or at a path from /, not at " + log);
        }
        this.service = service;
        this.proofs = log.toString().replaceFirst("/+$", "") + "/proofs/";
    }

    /** The reference of a kept event. */
    public EventReference of(SealedEvent event) {
        var envelope = event.envelope();
        return new EventReference(
                envelope.id(),
                envelope.type(),
                envelope.stream(),
                envelope.sequence(),
                event.digest(),
                URI.create("/" + service + "/events/" + envelope.id()),
                URI.create(proofs + event.digest().hex()));
    }

    private static boolean isAddress(URI log) {
        boolean http = "http".equals(log.getScheme()) || "https".equals(log.getScheme());
        return http && log.getHost() != null && isPlain(log);
    }

    private static boolean isPath(URI log) {
        return !log.isAbsolute()
                && log.getRawAuthority() == null
                && log.getRawPath().startsWith("/")
                && isPlain(log);
    }

    private static boolean isPlain(URI log) {
        return log.getRawQuery() == null && log.getRawFragment() == null;
    }
}
