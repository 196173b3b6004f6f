package io.symbia.events.credit.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The bytes of a public key in base64url without padding, as its algorithm writes them.
 *
 * @param value 1 to 4,096 characters; a key of ML-DSA-65 would have 2,603
 */
@TextForm(pattern = "^[A-Za-z0-9_-]{1,4096}$", example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
public record PublicKeyText(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,4096}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PublicKeyText {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a public key is 1 to 4096 characters of base64url without padding");
        }
    }

    /**
     * The bytes.
     *
     * @throws IllegalArgumentException where the text is not their only spelling
     */
    byte[] bytes() {
        byte[] bytes = Base64.getUrlDecoder().decode(value);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(value)) {
            throw new IllegalArgumentException(
                    "a public key has one spelling: the unused bits of its last character are zero");
        }
        return bytes;
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
