package io.symbia.events.words.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.tables.CodeTable;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A country by its two letters of ISO 3166-1. Any two letters are read; which of them may be written is in a table of our own. A country
 * that there is today may be named in what happened before it had its code, as records are kept so.
 */
@TextForm(pattern = "^[A-Z]{2}$", example = "CN")
public record CountryCode(String value) implements Judged {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");
    private static final CodeTable TABLE = CodeTable.of(CountryCode.class, "countries.txt", 1);
    private static final int LAST_DAY = 0;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CountryCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no country of ISO 3166: \"" + value + "\"");
        }
    }

    @Override
    public void requireFit() {
        if (!TABLE.has(value)) throw new IllegalArgumentException("no country of ISO 3166: \"" + value + "\"");
    }

    @Override
    public void requireCurrent(LocalDate on) {
        TABLE.requireNotWithdrawn(value, LAST_DAY, on);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
