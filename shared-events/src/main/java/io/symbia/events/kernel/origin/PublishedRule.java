package io.symbia.events.kernel.origin;

import io.symbia.events.kernel.canonical.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A rule whose text is published with these events: {@code rules/<service>/<rule>.v<version>.txt} among the resources. A text that was
 * published never changes; another one is another version.
 *
 * @param text SHA-256 of the file
 */
public record PublishedRule(RuleName name, int version, Digest text) {
    /**
     * Reads a rule from its file.
     *
     * @throws IllegalStateException when it was never published
     */
    public static PublishedRule of(String name, int version) {
        RuleName rule = RuleName.parse(name);
        String path = path(rule, version);
        try (InputStream file = PublishedRule.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) throw new IllegalStateException("there is no " + path);
            return new PublishedRule(rule, version, Digest.ofContent(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    /** Where the text of a rule stands among the resources. */
    public static String path(RuleName rule, int version) {
        return "rules/" + rule + ".v" + version + ".txt";
    }

    /** The participant in whose name the rule's service speaks. */
    public ParticipantId service() {
        return ParticipantId.ofService(name.owner());
    }

    /** The origin of what the rule leads to. */
    public Origin.Derivation from(List<Ground> grounds) {
        return new Origin.Derivation(name, version, text, grounds);
    }
}
