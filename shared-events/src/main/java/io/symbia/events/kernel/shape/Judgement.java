package io.symbia.events.kernel.shape;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.VisibleText;
import io.symbia.events.kernel.form.Judged;
import java.time.LocalDate;
import java.util.Optional;

/** Asks of a value what it must be to be written. */
final class Judgement {
    private Judgement() {}

    /** Returns the value, or refuses it with what is due. */
    static Object require(Object value) {
        return require(value, Optional.empty());
    }

    /**
     * Refuses a value with what is due.
     *
     * @param on the day of the fact, where the value is stated anew
     */
    static Object require(Object value, Optional<LocalDate> on) {
        try {
            if (value instanceof Judged judged) {
                judged.requireFit();
                on.ifPresent(judged::requireCurrent);
            }
            if (value instanceof String text) VisibleText.requireLines("the text", text);
            return value;
        } catch (RefusedJson refused) {
            throw refused;
        } catch (IllegalArgumentException unfit) {
            throw new RefusedJson("invalid_value", "", String.valueOf(unfit.getMessage()), unfit);
        }
    }
}
