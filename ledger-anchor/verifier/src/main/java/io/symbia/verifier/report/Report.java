package io.symbia.verifier.report;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line a check, then one line with the verdict:
 *
 * <pre>
 * ok    inclusion  leaf 4 of 11, 4 hashes
 * FAIL  witnesses  quorum both is not met by [customs]
 * NOT PROVEN: witnesses
 * </pre>
 *
 * What is printed comes from files that anybody may have written, so nothing in it can move the cursor or colour the screen.
 */
public final class Report {
    private final PrintWriter out;

    /** Prints to the given place. */
    public Report(PrintWriter out) {
        this.out = out;
    }

    /** Checks to make. */
    @FunctionalInterface
    public interface Checks {
        /** Makes them, and returns only if all held. */
        void run() throws NotProvenException, CouldNotCheckException;
    }

    /** Makes the checks and prints the verdict. */
    public Verdict conclude(Checks checks) {
        try {
            checks.run();
            out.println("PROVEN");
            return Verdict.PROVEN;
        } catch (NotProvenException e) {
            line("FAIL", e.check(), e.getMessage());
            out.println("NOT PROVEN: " + printable(e.check()));
            return Verdict.NOT_PROVEN;
        } catch (CouldNotCheckException e) {
            out.println("COULD NOT CHECK: " + printable(e.getMessage()));
            return Verdict.COULD_NOT_CHECK;
        } finally {
            out.flush();
        }
    }

    /** A check held; says with which figures. */
    public void ok(String check, String figures) {
        line("ok", check, figures);
    }

    /** A check of one item among many did not hold; the run goes on and fails in the end. */
    public void failed(String check, String reason) {
        line("FAIL", check, reason);
    }

    /** Something to know that is not a check. */
    public void note(String subject, String text) {
        line("note", subject, text);
    }

    private void line(String state, String check, String text) {
        out.println(String.format(Locale.ROOT, "%-5s %-10s %s", state, check, printable(text)));
    }

    /** The text with every character that is not for reading written as a number. */
    public static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isForReading(codePoint)) {
                safe.appendCodePoint(codePoint);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
            }
        });
        return safe.toString();
    }

    private static boolean isForReading(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
