package io.symbia.client.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.events.canonical.Digest;
import io.symbia.events.party.ParticipantId;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Ids of those who take part in the records, made from how the records name them: the same name gives the same id in every import.
 * Example: {@code Côte d'Ivoire} as a client is {@code client-cote-d-ivoire}. Two names may give one id; {@link DeliveryFile} refuses the rows
 * of the second one.
 */
final class Names {
    private static final int MAX_LENGTH = 48; // Leaves room for a prefix in the 64 characters of an id.
    private static final int HEX_DIGITS = 32; // Half a SHA-256: nobody finds two names with the same.

    private Names() {}

    static ParticipantId seller(String vendor) {
        return new ParticipantId("vendor-" + slug(vendor));
    }

    /** @param country by its {@link Country#name name}, which all its spellings share */
    static ParticipantId buyer(String country) {
        return new ParticipantId("client-" + slug(country));
    }

    /** Whether two texts are one name: they may differ in capitals and in how many blanks stand between words. */
    static boolean areSame(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** Without what may differ in {@link #areSame one name}: in small letters, one blank between words. */
    static String folded(String name) {
        return name.strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT) // Of some letters only the capitals are the same.
                .toLowerCase(Locale.ROOT);
    }

    /** The letters and digits of a name without accents and capitals, a hyphen for whatever stands between them. */
    static String words(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static String slug(String name) {
        String words = words(name);
        // A name in another script has nothing to make words of.
        if (words.isEmpty()) return Digest.ofContent(name.getBytes(UTF_8)).hex().substring(0, HEX_DIGITS);
        return words.length() <= MAX_LENGTH
                ? words
                : words.substring(0, MAX_LENGTH).replaceAll("-$", "");
    }
}
