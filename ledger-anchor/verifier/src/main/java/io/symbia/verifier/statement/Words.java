package io.symbia.verifier.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a statement. The evidence page has the same file in it, so both say the same. */
public final class Words {
    /** A name, a tab, the English words, a tab, the Chinese ones; in both each value stands as {@code {name}}. */
    private static final String FILE = load();

    private static final Map<String, String> ENGLISH = english();
    private static final Pattern VALUE = Pattern.compile("\\{([a-z0-9]+)}");
    private static final CodePoints HIDDEN = CodePoints.parse(of("hidden"));
    private static final CodePoints RIGHT_TO_LEFT = CodePoints.parse(of("right-to-left"));

    /** Said of a time that is later than the reader's clock. */
    public static final String AHEAD = of("ahead");

    /** Said of a time that is earlier than the reader allows. */
    public static final String TOO_OLD = of("too-old");

    /** Said where evidence could hold a value and does not. */
    public static final String NOT_SAID = of("not-said");

    /** Said of a text that should be a time and is none. */
    public static final String NO_INSTANT = of("no-instant");

    /** Said of what other evidence would show. */
    public static final String NOT_SHOWN = of("not-shown");

    /** Said where there is nothing of a kind. */
    public static final String NONE = of("none");

    /** Said where no time bounds anything. */
    public static final String ANY_TIME = of("any-time");

    private Words() {}

    private static String load() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the words of a statement", e);
        }
    }

    private static Map<String, String> english() {
        Map<String, String> english = new HashMap<>();
        FILE.lines().map(line -> line.split("\t")).forEach(columns -> english.put(columns[0], columns[1]));
        return english;
    }

    /** The whole file, for the page. */
    public static String file() {
        return FILE;
    }

    /** English words that are no line, such as the name of a section. */
    static String of(String name) {
        String words = ENGLISH.get(name);
        if (words == null) {
            throw new IllegalStateException("no words for " + name);
        }
        return words;
    }

    static CodePoints hidden() {
        return HIDDEN;
    }

    static CodePoints rightToLeft() {
        return RIGHT_TO_LEFT;
    }

    static void require(Kind kind, Set<String> names) {
        Set<String> due = new HashSet<>();
        VALUE.matcher(of(kind.word())).results().forEach(value -> due.add(value.group(1)));
        if (!due.equals(names)) {
            throw new IllegalArgumentException("a line " + kind.word() + " has " + due + ", not " + names);
        }
    }

    static String say(Kind kind, Map<String, String> values) {
        return VALUE.matcher(of(kind.word())).replaceAll(value -> Matcher.quoteReplacement(values.get(value.group(1))));
    }
}
