package io.symbia.client.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.events.canonical.Digest;
import io.symbia.events.party.ParticipantId;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ids of those who take part in the records, made from how the records name them: the same name gives the same id in every import.
 * Example: {@code Côte d'Ivoire} as a client is {@code client-cote-d-ivoire}. Two names may give one id; {@link DeliveryFile} refuses the rows
 * of the second one.
 */
final class Names {
    private static final int MAX_LENGTH = 48; // Leaves room for a prefix in the 64 characters of an id.
    private static final int HEX_DIGITS = 32; // Half a SHA-256: nobody finds two names with the same.

    /** As the published records have them, and where the name of ISO 3166-1 is not the JDK's. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("Swaziland", "SZ", "Congo, DRC", "CD", "Viet Nam", "VN", "United States of America", "US");

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            CODES.put(slug(country.getDisplayCountry(Locale.ENGLISH)), code);
            CODES.put(slug(code), code);
            CODES.put(slug(country.getISO3Country()), code);
        }
    }

    private Names() {}

    static ParticipantId seller(String vendor) {
        return new ParticipantId("vendor-" + slug(vendor));
    }

    static ParticipantId buyer(String country) {
        return new ParticipantId("client-" + slug(country));
    }

    /** The ISO 3166-1 code of a country by its English name, or by its code of two or three letters; nothing when it is none. */
    static Optional<String> countryCode(String country) {
        if (OTHER_NAMES.containsKey(country)) return Optional.of(OTHER_NAMES.get(country));
        return Optional.ofNullable(CODES.get(slug(country)));
    }

    private static String slug(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words =
                ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        // A name in another script has nothing to make words of.
        if (words.isEmpty()) return Digest.ofContent(name.getBytes(UTF_8)).hex().substring(0, HEX_DIGITS);
        return words.length() <= MAX_LENGTH
                ? words
                : words.substring(0, MAX_LENGTH).replaceAll("-$", "");
    }
}
