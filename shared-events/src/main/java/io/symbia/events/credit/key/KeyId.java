package io.symbia.events.credit.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a key by what it is: its JWK thumbprint (RFC 7638) with SHA-256, in base64url without padding.
 *
 * @param value 43 characters
 */
@TextForm(pattern = "^[A-Za-z0-9_-]{43}$", example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
public record KeyId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a key id is a thumbprint of 43 characters, was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
