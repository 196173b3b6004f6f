package io.symbia.events.words.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.Locale;
import java.util.Set;

/** A country by its two letters of ISO 3166-1, as the JDK knows them. */
@TextForm(pattern = "^[A-Z]{2}$", example = "CN")
public record CountryCode(String value) {
    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CountryCode {
        if (!KNOWN.contains(value)) throw new IllegalArgumentException("no country of ISO 3166: \"" + value + "\"");
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
