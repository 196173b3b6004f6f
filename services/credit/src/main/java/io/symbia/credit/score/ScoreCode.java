package io.symbia.credit.score;

import io.symbia.events.credit.score.EvidenceFilter;
import io.symbia.events.credit.score.Factor;
import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The classes that compute a score, each with the SHA-256 of its bytes: the numbers of a model say nothing about a program that does
 * something else with them. Whoever runs the same classes on the same evidence gets the same score.
 */
public final class ScoreCode {
    /** Each class of this package, with those that the compiler adds, and the two that say which evidence is meant. */
    static final List<String> CLASSES = List.of(
            Fact.class.getName(),
            Fact.class.getName() + "$1",
            Score.class.getName(),
            ScoreCode.class.getName(),
            ScoreModel.class.getName(),
            ScoredFacts.class.getName(),
            ScoredFacts.class.getName() + "$1",
            ScoredFacts.class.getName() + "$Found",
            Steps.class.getName(),
            Steps.class.getName() + "$Step",
            EvidenceFilter.class.getName(),
            Factor.class.getName());

    private static final CanonicalBytes DESCRIPTION = describe();

    private ScoreCode() {}

    /** SHA-256 of {@link #description()}; sealed with every score. */
    public static Digest hash() {
        return DESCRIPTION.digest();
    }

    /** The digest of each class, as canonical JSON. */
    public static CanonicalBytes description() {
        return DESCRIPTION;
    }

    private static CanonicalBytes describe() {
        ObjectNode classes = JsonNodeFactory.instance.objectNode();
        for (String name : CLASSES) classes.put(name, digestOf(name).hex());
        return CanonicalJson.format(JsonNodeFactory.instance.objectNode().set("classes", classes));
    }

    private static Digest digestOf(String name) {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(ScoreCode.class.getResourceAsStream(file), file)) {
            return Digest.ofContent(bytes.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
