package io.symbia.events.credit.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The signature by which whoever adds a key shows that the private one is at hand, in base64url without padding. {@link SigningKey#statement}
 * says what is signed.
 *
 * @param value 1 to 8,192 characters
 */
@TextForm(
        pattern = "^[A-Za-z0-9_-]{1,8192}$",
        example = "QZEG84FfWhwKFuwXVvDRZiREbABLi6dJwxDd6pnaP1iqOg3fXB-pG2IqYIevTr14Ykxlgk_WFEPu5orBfLmACw")
public record PossessionProof(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,8192}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PossessionProof {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a proof is 1 to 8192 characters of base64url without padding");
        }
    }

    /**
     * The signature.
     *
     * @throws IllegalArgumentException where the text is no base64url
     */
    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
