package io.symbia.events.words.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * ISO 20022 {@code EndToEndIdentification}: goes unchanged from the debtor to the creditor.
 *
 * @param value 1 to 35 characters of the SWIFT X set without the slash
 */
@TextForm(pattern = "^[A-Za-z0-9?:().,'+-]{1,35}$", example = "5f1d2c7ab0e94f1c9a3d6e8b7c2f4a10")
public record EndToEndId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9?:().,'+-]{1,35}");

    @JsonCreator
    public EndToEndId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("end-to-end id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
