package io.symbia.client.deliveries.table;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises cells that say "nothing". It answers two questions, each so that in doubt a row is refused. A cell that may be left out is left
 * out only by the words of people: a program that writes a word for none may have lost a value. A cell that needs a name or a number may
 * not hold any text that people or programs are known to write for none.
 */
public final class Absence {
    /** Words by which a person leaves something out; all words are compared as the names of columns are. */
    private static final Set<String> SAID = Set.of("", "n/a", "na", "-", "none", "n/a - from rdc");

    private static final Set<String> OF_DATES = Set.of("pre-pq process", "date not captured");
    private static final Set<String> OF_AMOUNTS =
            Set.of("weight captured separately", "freight included in commodity cost", "invoiced separately");

    /** By letters and digits alone, so that {@code N/A}, {@code n.a.} and {@code <NA>} are one word. */
    private static final Set<String> WORDS = Set.of(
            // pandas reads these as none: pandas.read_csv, na_values.
            "na",
            "nan",
            "null",
            "none",
            // Other programs write these; a pivot table (blank), a formula FALSE for a condition that nothing meets.
            "nil",
            "nul",
            "undefined",
            "nothing",
            "blank",
            "empty",
            "missing",
            "false",
            "true",
            // People type these.
            "nafromrdc",
            "tbd",
            "tba",
            "tbc",
            "tobedetermined",
            "tobeadvised",
            "tobeannounced",
            "tobeconfirmed",
            "unknown",
            "unk",
            "unspecified",
            "notknown",
            "notavailable",
            "notapplicable",
            "notassigned",
            "notgiven",
            "notprovided",
            "notspecified",
            "notstated",
            "nodata",
            "pending",
            "ditto",
            "idem",
            "same",
            "sameasabove",
            "asabove",
            "seeabove");

    /** A formula that points at an empty cell shows 0; so does a column of numbers that is formatted with decimals. */
    private static final Pattern ZERO = Pattern.compile("0+");

    /**
     * A spreadsheet shows them for a formula that has failed, in the language of its user: {@code #N/A}, {@code #WERT!}, {@code #YOK}; a database
     * writes {@code \N} for NULL, and a C library {@code -1.#IND} for a number that is none.
     */
    private static final Pattern FAILED = Pattern.compile(
            "#+|#N/A N/A|#[\u00A1\u00BF]?[\\p{Lu}_/]+0?[!?]?|#\\p{L}+[!?]|#Error|#Deleted|Err:\\d{3}|\\\\N|-?1\\.#[A-Z]+");

    private Absence() {}

    /** Whether a text says that there is nothing to say, where there may be nothing. */
    public static boolean isSaid(String text) {
        return SAID.contains(Heading.fold(text));
    }

    /** The same in the place of a date. */
    static boolean isSaidOfDate(String text) {
        return isSaid(text) || OF_DATES.contains(Heading.fold(text));
    }

    /** The same in the place of an amount. */
    static boolean isSaidOfAmount(String text) {
        return isSaid(text) || OF_AMOUNTS.contains(Heading.fold(text));
    }

    /** Whether a text names nobody and nothing: all in whose place it stands would be one company, or one item. */
    static boolean isNoName(String text) {
        String bare = Heading.bare(text);
        return bare.isEmpty()
                || WORDS.contains(bare)
                || ZERO.matcher(bare).matches()
                || FAILED.matcher(text.strip()).matches();
    }

    /**
     * Whether a text is no number of an order or a shipment: all in whose place it stands would be one order. Words for none are without end,
     * in every language, and a number has a digit.
     */
    public static boolean isNoNumber(String text) {
        return isNoName(text) || text.chars().noneMatch(one -> one >= '0' && one <= '9');
    }
}
