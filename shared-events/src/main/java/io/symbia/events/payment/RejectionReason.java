package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why a payment was rejected, a code of the ISO 20022 external code set {@code ExternalStatusReason1Code}: {@code AC04} is a
 * closed account, {@code AM04} insufficient funds.
 *
 * @param value 4 characters
 */
@TextForm(pattern = "^[A-Z0-9]{4}$", example = "AC04")
public record RejectionReason(String value) {

    /** Duplication, of a payment, message, payment information, transaction, end-to-end id or instruction id. */
    private static final Set<String> DUPLICATES = Set.of("AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05");

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{4}");

    @JsonCreator
    public RejectionReason {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("rejection reason must match " + SHAPE + ", was " + value);
        }
    }

    /** Whether what is refused is a second copy. It says nothing about the first, which may have been paid. */
    public boolean isDuplicate() {
        return DUPLICATES.contains(value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
