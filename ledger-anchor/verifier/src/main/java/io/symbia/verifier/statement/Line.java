package io.symbia.verifier.statement;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a statement.
 *
 * @param kind   what it says
 * @param values the figures and names in it, by the names that its words give them, fit to be shown
 */
public record Line(Kind kind, SortedMap<String, String> values) {
    /** Refuses values that are not exactly those of the words of its kind. */
    public Line {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        Words.require(kind, values.keySet());
    }

    /**
     * A line of this kind.
     *
     * @param namesAndValues a name, its value, the next name and so on; values are numbers or texts as the evidence has them
     */
    public static Line of(Kind kind, Object... namesAndValues) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            values.put(namesAndValues[index].toString(), Printable.of(namesAndValues[index + 1].toString()));
        }
        return new Line(kind, values);
    }

    /** What it says, in English. */
    String text() {
        return Words.say(kind, values);
    }
}
