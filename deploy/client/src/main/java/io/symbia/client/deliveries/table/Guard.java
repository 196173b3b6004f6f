package io.symbia.client.deliveries.table;

import java.util.regex.Pattern;

/**
 * The apostrophe in front of a cell by which a spreadsheet takes it for text. Without it a spreadsheet that opens a file and saves it again runs
 * formulas, and writes anew whatever it takes for a date or a number: {@code 00992} is {@code 992} then, {@code 05/03/2026} another day.
 */
final class Guard {
    static final String MARK = "'";

    /** A spreadsheet takes a cell that begins so for a formula, and runs it. */
    private static final Pattern RUN = Pattern.compile("(?s)[=+@\\t\\r\\n-].*");

    /** The only numbers that every spreadsheet writes as they stood: of more than eleven digits it shows some, and saves what it shows. */
    private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,10}");

    /** Digits with what numbers, dates, times, shares and money have beside them; {@code 1.5} is the first of May in some languages. */
    private static final Pattern NUMBER = Pattern.compile("[\\p{Sc}(]?[ .,]?\\d[\\d.,:/ %'\u00A0\u202F-]*[\\p{Sc})]?");

    private static final Pattern EXPONENT = Pattern.compile("\\d+([.,]\\d+)?[eEdD][+-]?\\d+");

    /** With a month in words before or behind its numbers, in some European language: {@code 3-Apr-14}, {@code MAR1}, {@code 4 Okt}. */
    private static final Pattern MONTH = Pattern.compile("(?iu)(\\d{1,4}\\.?[ ./-]*)?"
            + "(jan|gen|ene|f[e\u00E9]b|f[e\u00E9]v|m[a\u00E4]r|mrt|apr|abr|avr|ma[giy]|mei|jun|giu|juin|jul|lug"
            + "|aug|ago|ao[u\u00FB]|sep|set|okt|oct|ott|out|nov|dic|de[czk])"
            + "\\p{L}{0,6}\\.?([ ./,-]*\\d{1,4}){0,2}([ T]\\d{1,2}:\\d{2}.*)?");

    private static final Pattern CLOCK = Pattern.compile("(?i)\\d{1,2}(:\\d{2}){0,2} ?[ap]m?");

    private static final Pattern TIMED = Pattern.compile("\\d{1,4}([./-])\\d{1,2}\\1\\d{1,4}[ T]\\d{1,2}:\\d{2}.*");

    private Guard() {}

    /** Whether a cell needs the mark. */
    static boolean isDue(String cell) {
        String bare = cell.replaceFirst("^'+", ""); // One that has it already gets another, so that one is left.
        if (RUN.matcher(bare).matches()) return true;
        String text = bare.strip();
        if (text.chars().noneMatch(one -> one >= '0' && one <= '9')) return false;
        if (WHOLE.matcher(text).matches()) return text.length() < bare.length();
        return NUMBER.matcher(text).matches()
                || EXPONENT.matcher(text).matches()
                || MONTH.matcher(text).matches()
                || CLOCK.matcher(text).matches()
                || TIMED.matcher(text).matches();
    }

    /** Whether a cell has the mark, and needs it. */
    static boolean isIn(String cell) {
        return cell.startsWith(MARK) && isDue(cell);
    }
}
