package io.symbia.client.deliveries.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.ParticipantId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Ids of those who take part in the records, made from how the records name them: the same name gives the same id in every import.
 * Example: {@code Côte d'Ivoire} as a client is {@code client-cote-d-ivoire}. Two names may give one id; the rows of the second one have to be
 * refused.
 */
public final class Names {
    private static final int MAX_LENGTH = 48; // Leaves room for a prefix in the 64 characters of an id.
    private static final int LONG_LENGTH = 24; // Of a name that is longer: with its digest longer than any that is not.
    private static final int HEX_DIGITS = 32; // Half a SHA-256: nobody finds two names with the same.

    /** No modifier letter: one of them is an apostrophe (U+02BC). */
    private static final Pattern OTHER_LETTER = Pattern.compile("[\\p{L}\\p{N}&&[^a-z0-9\\p{Lm}]]");

    private Names() {}

    /** The id of a vendor. */
    public static ParticipantId seller(String vendor) {
        return new ParticipantId("vendor-" + slug(vendor));
    }

    /**
     * The id of a client.
     *
     * @param country by its {@link Country#name name}, which all its spellings share
     */
    public static ParticipantId buyer(String country) {
        return new ParticipantId("client-" + slug(country));
    }

    /**
     * Whether two texts are one name: they may differ in capitals and in how many blanks stand between words. {@code Weiß} and {@code Weiss} are
     * two, as people are called, and so are {@code Kır} and {@code Kir}; a capital that is that of both may be either.
     */
    public static boolean areSame(String one, String other) {
        return areAll(one, other, Capitals::mayBe);
    }

    /**
     * Whether a name is the one that is registered. {@code Weiß} is not taken for {@code WEISS}: a file between the two may have had {@code Weiss},
     * which is.
     */
    public static boolean isRegistered(String registered, String name) {
        return areAll(registered, name, (there, said) -> there.mayBe(said) && !said.isSharperThan(there));
    }

    /** Whether two texts have as many words, and each word of one is that of the other. */
    private static boolean areAll(String one, String other, BiPredicate<Capitals, Capitals> areWord) {
        String[] words = one.strip().split("\\s+", -1);
        String[] others = other.strip().split("\\s+", -1);
        if (words.length != others.length) return false;
        for (int word = 0; word < words.length; word++) {
            if (!areWord.test(Capitals.of(words[word]), Capitals.of(others[word]))) return false;
        }
        return true;
    }

    /** In small letters, with one blank between words, so that an id does not depend on capitals; some that are {@link #areSame no one name} too. */
    public static String folded(String name) {
        String inCapitals = Capitals.of(name.strip().replaceAll("\\s+", " ")).letters();
        return inCapitals.toLowerCase(Locale.ROOT); // Of some letters only the capitals are the same.
    }

    /** The letters and digits of a name without accents and capitals, a hyphen for whatever stands between them. */
    static String words(String name) {
        return plain(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Whether {@link #words} are all of a name: no letter or digit of it is left out because it is none from a to z or 0 to 9. */
    static boolean isAllWords(String name) {
        return !OTHER_LETTER.matcher(plain(name)).find();
    }

    /** Without accents and capitals. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Makes the words of a name into an id. The whole name is digested where they leave letters out or are too many, since two names may differ in
     * those alone; the beginning of a long one stays before its digest, so that people know it.
     */
    private static String slug(String written) {
        String name = folded(written);
        String words = words(name);
        if (!words.isEmpty() && isAllWords(name) && words.length() <= MAX_LENGTH) return words;
        String digest = Digest.ofContent(name.getBytes(UTF_8)).hex().substring(0, HEX_DIGITS);
        if (words.isEmpty() || !isAllWords(name)) return digest;
        return words.substring(0, LONG_LENGTH).replaceAll("-$", "") + "-" + digest;
    }
}
