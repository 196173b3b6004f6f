package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Why a payment was rejected, a code of the ISO 20022 external code set {@code ExternalStatusReason1Code}: {@code AC04} is a
 * closed account, {@code AM04} insufficient funds.
 *
 * @param value 4 characters
 */
@TextForm(pattern = "^[A-Z0-9]{4}$", example = "AC04")
public record RejectionReason(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{4}");

    @JsonCreator
    public RejectionReason {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("rejection reason must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
