package io.symbia.client.deliveries.names;

import io.symbia.client.deliveries.table.Row;
import io.symbia.client.deliveries.table.RowRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A country of ISO 3166-1. However a file writes it, it is one country under one name, and that name does not change with the JDK: ids
 * are made of it.
 *
 * @param code two capitals
 * @param name in English, as the published delivery records have it
 */
public record Country(String code, String name) {
    /** What R and pandas write for none is the code of Namibia. */
    private static final String NOT_AVAILABLE = "na";

    /** By the words of each of its spellings: its name, other names of it, its codes of two and of three letters. */
    private static final Map<String, Country> BY_WORDS = new HashMap<>();

    static {
        for (String line : lines()) {
            List<String> columns = Arrays.asList(line.split("\t"));
            Country country = new Country(columns.getFirst(), columns.get(2));
            for (String spelling : columns) {
                Country other = BY_WORDS.putIfAbsent(Names.words(spelling), country);
                if (other != null && !other.equals(country)) {
                    throw new IllegalStateException(spelling + " is " + other + " and " + country);
                }
            }
        }
    }

    /** The file has code, code of three letters, name and other names in each line, with tabs between them. */
    private static List<String> lines() {
        try (InputStream in = Country.class.getResourceAsStream("countries.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the names of countries", unreadable);
        }
    }

    /**
     * The country that a text names, without regard to capitals, accents, blanks and punctuation. A text with letters of another alphabet names
     * none: they may say that it is another country than the rest.
     */
    public static Optional<Country> named(String text) {
        if (!Names.isAllWords(text)) return Optional.empty();
        return Optional.ofNullable(BY_WORDS.get(Names.words(text)));
    }

    /**
     * The country that a row names; a text of two meanings names none.
     *
     * @throws RowRefused {@code country_unknown}, where it names none
     */
    public static Country read(String text) throws RowRefused {
        if (Names.words(text).equals(NOT_AVAILABLE)) {
            throw new RowRefused(
                    "country_unknown", Row.quoted(text) + " is Namibia or a word for none; write Namibia or NAM");
        }
        return named(text)
                .orElseThrow(() -> new RowRefused(
                        "country_unknown",
                        Row.quoted(text) + " is no country of ISO 3166-1, by its English name or its code"));
    }
}
