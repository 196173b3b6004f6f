package io.symbia.client.deliveries.text;

import java.util.List;

/** Many things in one line for people. */
public final class Listing {
    private static final int MAX_NAMED = 10;

    private static final int MAX_LETTERS = 40; // Shown of a text.
    private static final int LETTERS_BEFORE = 15; // Of them, those before the letter that is looked for.

    private Listing() {}

    /** The part of a text in which its first letter beyond ASCII is. */
    public static String excerpt(String text) {
        int letter = 0;
        while (letter < text.length() - 1 && text.charAt(letter) < 0x80) letter++;
        return excerpt(text, letter);
    }

    /** The part of a text in which a letter is. */
    public static String excerpt(String text, int letter) {
        int begin = text.length() <= MAX_LETTERS ? 0 : Math.max(0, letter - LETTERS_BEFORE);
        int end = Math.min(text.length(), begin + MAX_LETTERS);
        return (begin > 0 ? "..." : "") + text.substring(begin, end) + (end < text.length() ? "..." : "");
    }

    /** How many there are, for a sentence about each: {@code 1 order}, or {@code 2 orders, each}. */
    public static String count(List<String> all, String what) {
        return all.size() + " " + what + (all.size() == 1 ? "" : "s, each");
    }

    /** The first of them, and how many more there are. */
    public static String firstAndCount(List<String> all) {
        int more = all.size() - MAX_NAMED;
        if (more <= 0) return String.join(", ", all);
        return String.join(", ", all.subList(0, MAX_NAMED)) + " and " + more + (more == 1 ? " other" : " others");
    }

    /** The first of them. */
    public static String first(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(all.size(), MAX_NAMED)))
                + (all.size() > MAX_NAMED ? " and others" : "");
    }
}
