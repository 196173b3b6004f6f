package io.symbia.client.deliveries.text;

import java.util.List;

/** Many things in one line for people. */
public final class Listing {
    private static final int MAX_NAMED = 10;

    private Listing() {}

    /** How many there are, for a sentence about each: {@code 1 order}, or {@code 2 orders, each}. */
    public static String count(List<String> all, String what) {
        return all.size() + " " + what + (all.size() == 1 ? "" : "s, each");
    }

    /** The first of them. */
    public static String first(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(all.size(), MAX_NAMED)))
                + (all.size() > MAX_NAMED ? " and others" : "");
    }
}
