package io.symbia.events.kernel.origin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names the rule by which an import derived a fact that nobody reported, such as {@code invoice-on-delivery}. An event without one
 * was reported by its issuer.
 */
public record DerivationRule(String value) {
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DerivationRule {
        if (!TOKEN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a rule is named by 1 to 64 of a-z, 0-9 and hyphen, found \"" + value + "\"");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
