package io.symbia.events.words.party;

import io.symbia.events.kernel.form.Unrecognised;
import io.symbia.events.words.goods.Gln;
import java.util.Objects;

/** A register that numbers organisations, and how its numbers are written. */
public enum IdentifierScheme {
    /** Global Location Number, GS1. */
    GLN("[0-9]{13}"),
    /** Legal Entity Identifier, ISO 17442. */
    LEI("[A-Z0-9]{18}[0-9]{2}"),
    /** Unified Social Credit Code of China, GB 32100-2015. */
    USCC("[0-9A-Z]{18}"),
    /** Economic Operators Registration and Identification of the European Union: a country and 1 to 15 letters and digits. */
    EORI("[A-Z]{2}[A-Z0-9]{1,15}"),
    /** Business Identifier Code, ISO 9362, with or without its branch. */
    BIC("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"),
    /** Standard Carrier Alpha Code of North America: 2 to 4 letters. */
    SCAC("[A-Z]{2,4}"),
    /** Code of a liner shipping company, as SMDG lists them: 3 letters and digits. */
    SMDG("[A-Z0-9]{3}"),
    /** Number of an enterprise at the customs of China: 10 digits and letters. */
    CN_CUSTOMS("[0-9A-Z]{10}"),
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED("[ -~]{1,64}");

    private final String form;

    IdentifierScheme(String form) {
        this.form = form;
    }

    /**
     * Refuses a number that this register does not give.
     *
     * @throws IllegalArgumentException with what is due
     */
    void require(String value) {
        if (!value.matches(form)) {
            throw new IllegalArgumentException("%s has the form %s, found \"%s\"".formatted(name(), form, value));
        }
        // The constructors ask for the check digits.
        Objects.requireNonNull(
                switch (this) {
                    case GLN -> new Gln(value);
                    case LEI -> new Lei(value);
                    case USCC -> new Uscc(value);
                    case EORI, BIC, SCAC, SMDG, CN_CUSTOMS, UNRECOGNISED -> value;
                });
    }
}
