package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a payment instruction: {@code <escrow>:<tranche>} for a release, {@code <escrow>:~refund} for a refund; a tranche has
 * neither {@code :} nor {@code ~}.
 *
 * @param value 1 to 128 characters
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$", example = "teehaus-hh:E-2611-0042:on-delivery")
public record PaymentInstructionId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}");

    @JsonCreator
    public PaymentInstructionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("payment instruction id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
