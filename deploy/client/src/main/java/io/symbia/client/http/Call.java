package io.symbia.client.http;

import static java.util.Objects.requireNonNull;

import io.symbia.events.party.ParticipantId;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command for the platform. The client names what it creates, so that sending a call again changes nothing.
 *
 * @param path      where, from the gateway's root, with a leading slash
 * @param issuer    the participant who gives the command
 * @param derivedBy the rule by which a fact was derived, absent when the issuer reports it itself
 */
public record Call(String path, ParticipantId issuer, Optional<String> derivedBy, ObjectNode body) {
    public Call {
        requireNonNull(issuer, "issuer");
        requireNonNull(derivedBy, "derivedBy");
        requireNonNull(body, "body");
        if (!path.startsWith("/")) throw new IllegalArgumentException("a path starts with /, was " + path);
    }

    /** A fact that its issuer reports. */
    public static Call reported(String path, ParticipantId issuer, ObjectNode body) {
        return new Call(path, issuer, Optional.empty(), body);
    }

    /** A fact that was derived from others, by the rule of this name. */
    public static Call derived(String path, ParticipantId issuer, String rule, ObjectNode body) {
        return new Call(path, issuer, Optional.of(rule), body);
    }
}
