package io.symbia.client.deliveries.text;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether a file without a byte order mark, whose bytes are text in UTF-8, may be in another charset all the same. It may where one of the others
 * reads each of its names as people write names; or where one of the names in UTF-8 is such as nobody writes, and no other has two letters of three
 * bytes beside each other, which are text in nothing else.
 */
final class Doubt {
    /** They end a cell. No charset here has them within a letter. */
    static final String BOUNDS = ",;\t\"\r\n";

    static final int MAX_NAMES = 100_000; // Different ones that are looked at.

    private Doubt() {}

    /** Whether the charset of a text that was read in UTF-8 has to be said. */
    static boolean isIn(String text) {
        Set<String> names = names(text);
        if (names.isEmpty()) return false;
        boolean certain = names.stream().anyMatch(name -> Writing.hasTwoOfThreeBytes(name) && !Writing.isOdd(name));
        if (!certain && names.stream().anyMatch(Writing::isOdd)) return true;
        return OldCharset.TAKEN_FOR_UTF8.stream()
                .anyMatch(other -> names.stream().allMatch(other::reads));
    }

    /** Each cell with letters beyond ASCII, once. */
    private static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        int place = 0;
        while (place < text.length() && names.size() < MAX_NAMES) {
            if (text.charAt(place) < 0x80 || text.startsWith(TextFile.BYTE_ORDER_MARK, place)) { // Of a second file.
                place++;
                continue;
            }
            int begin = place;
            while (begin > 0 && BOUNDS.indexOf(text.charAt(begin - 1)) < 0) begin--;
            int end = place;
            while (end < text.length() && BOUNDS.indexOf(text.charAt(end)) < 0) end++;
            names.add(text.substring(begin, end));
            place = end;
        }
        return names;
    }
}
