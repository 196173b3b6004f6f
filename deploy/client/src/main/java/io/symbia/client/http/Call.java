package io.symbia.client.http;

import static java.util.Objects.requireNonNull;

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
 * @param derivedBy the rule by which a fact was derived, absent when the issuer reports it itself
 */
public record Call(String path, ParticipantId issuer, Optional<String> derivedBy, ObjectNode body) {
    /** RFC 3986, section 3.3, without empty segments. */
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+");

    public Call {
        requireNonNull(issuer, "issuer");
        requireNonNull(derivedBy, "derivedBy");
        requireNonNull(body, "body");
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("no path, or one with a query: " + path);
        }
    }

    /** A path of these segments, each encoded, so that none of them ends it or begins another. */
    public static String path(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return path.toString();
    }

    /** A fact that its issuer reports. */
    public static Call reported(String path, ParticipantId issuer, ObjectNode body) {
        return new Call(path, issuer, Optional.empty(), body);
    }

    /** A fact that was derived from others, by the rule of this name. */
    public static Call derived(String path, ParticipantId issuer, String rule, ObjectNode body) {
        return new Call(path, issuer, Optional.of(rule), body);
    }

    /** The same without saying when: what was told before for another moment is then no other thing. */
    public Call atAnyMoment() {
        ObjectNode momentless = body.deepCopy();
        momentless.remove("occurredAt");
        momentless.remove("eventTimeZoneOffset");
        return new Call(path, issuer, derivedBy, momentless);
    }
}
