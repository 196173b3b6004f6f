package io.symbia.events.words.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.tables.CodeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A currency by its three letters of ISO 4217. Any three letters are read, as a later table may have them; which of them may be written
 * on which day is in a table of our own.
 */
@TextForm(pattern = "^[A-Z]{3}$", example = "EUR")
public record CurrencyCode(String value) implements Judged {
    private static final Pattern FORM = Pattern.compile("[A-Z]{3}");
    private static final CodeTable TABLE = CodeTable.of(CurrencyCode.class, "currencies.txt", 3);
    private static final int DIGITS = 0;
    private static final int FIRST_DAY = 1;
    private static final int LAST_DAY = 2;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CurrencyCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a currency is its code in ISO 4217, such as EUR");
        }
    }

    /** Those of the table, withdrawn ones among them. */
    public static List<CurrencyCode> all() {
        return TABLE.codes().stream().map(CurrencyCode::new).toList();
    }

    /** Digits of the minor unit: EUR 2, JPY 0; empty for a currency that the table does not have. */
    public OptionalInt minorDigits() {
        Optional<String> digits = TABLE.column(value, DIGITS);
        return digits.isPresent() ? OptionalInt.of(Integer.parseInt(digits.get())) : OptionalInt.empty();
    }

    @Override
    public void requireFit() {
        if (!TABLE.has(value)) {
            throw new IllegalArgumentException(
                    "%s is no currency of ISO 4217 as of %s".formatted(value, TABLE.version()));
        }
    }

    @Override
    public void requireCurrent(LocalDate on) {
        TABLE.day(value, FIRST_DAY).filter(on::isBefore).ifPresent(first -> {
            throw new IllegalArgumentException("there is %s since %s, and this is of %s".formatted(value, first, on));
        });
        TABLE.requireNotWithdrawn(value, LAST_DAY, on);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
