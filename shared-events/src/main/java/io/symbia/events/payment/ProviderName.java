package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names the provider that is asked to pay, for example {@code simulated}.
 *
 * @param value 1 to 32 characters
 */
@TextForm(pattern = "^[a-z0-9][a-z0-9-]{0,31}$", example = "simulated")
public record ProviderName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    @JsonCreator
    public ProviderName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("provider name must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
