package io.symbia.events.kernel.origin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a rule by which a fact follows from others, such as {@code payment/take-evidence}. The name stays with the rule for good; what
 * the rule says is told by its version.
 *
 * @param owner the service that applies it, or {@code import}: 1 to 32 of a-z, 0-9 and hyphen
 * @param name  1 to 64 of a-z, 0-9 and hyphen
 */
public record RuleName(String owner, String name) {
    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern WHOLE = Pattern.compile("([^/]+)/([^/]+)");

    public RuleName {
        if (!OWNER.matcher(owner).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a rule is named <service>/<rule> in a-z, 0-9 and hyphen, found \"" + owner + "/" + name + "\"");
        }
    }

    /** Parses {@code owner/name}, the inverse of {@link #toString()}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RuleName parse(String text) {
        Matcher parts = WHOLE.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("a rule is named <service>/<rule>, found " + text);
        return new RuleName(parts.group(1), parts.group(2));
    }

    @Override
    @JsonValue
    public String toString() {
        return owner + "/" + name;
    }
}
