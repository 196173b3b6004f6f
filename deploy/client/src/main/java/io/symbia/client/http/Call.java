package io.symbia.client.http;

import static java.util.Objects.requireNonNull;

import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command for the platform. The client names what it creates, so that sending a call again changes nothing.
 *
 * @param path      where, from the gateway's root, with a leading slash
 * @param issuer    the participant who gives the command
 * @param origin    the import that derived the fact, absent when the issuer reports it itself
 */
public record Call(String path, ParticipantId issuer, Optional<Origin.Import> origin, ObjectNode body) {
    /** RFC 3986, section 3.3, without empty segments. */
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+");

    public Call {
        requireNonNull(issuer, "issuer");
        requireNonNull(origin, "origin");
        requireNonNull(body, "body");
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("no path, or one with a query: " + path);
        }
    }

    /** A path of these segments, each encoded, so that none of them ends it or begins another. */
    public static String path(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            String encoded = URLEncoder.encode(segment, StandardCharsets.UTF_8);
            path.append('/')
                    .append(encoded.replace("+", "%20")
                            .replace("%3A", ":")); // As names are written; RFC 3986 lets it be.
        }
        return path.toString();
    }

    /** A fact that its issuer reports. */
    public static Call reported(String path, ParticipantId issuer, ObjectNode body) {
        return new Call(path, issuer, Optional.empty(), body);
    }

    /** A fact that an import derived. */
    public static Call derived(String path, ParticipantId issuer, Origin.Import origin, ObjectNode body) {
        return new Call(path, issuer, Optional.of(origin), body);
    }

    /** The same without saying when: what was told before for another moment is then no other thing. */
    public Call atAnyMoment() {
        ObjectNode momentless = body.deepCopy();
        momentless.remove("occurredAt");
        momentless.remove("eventTimeZoneOffset");
        return new Call(path, issuer, origin, momentless);
    }
}
