package io.symbia.verifier.report;

import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Moment;
import io.symbia.verifier.statement.Printable;
import io.symbia.verifier.statement.Statement;
import io.symbia.verifier.statement.Verdict;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One line for each check, then the statement of what was shown and what was not, whose last line is the verdict:
 *
 * <pre>
 * ok    inclusion  leaf 4 of 11, 4 hashes
 * FAIL  witnesses  quorum both is not met by [customs]
 * STATEMENT symbia.io/statement@v1
 * …
 * NOT PROVEN: witnesses
 * </pre>
 *
 * What is printed comes from files that anybody may have written, so nothing in it can move the cursor or colour the screen.
 */
public final class Report {
    private final PrintWriter out;
    private final Form form;
    private final Supplier<Moment> clock;
    private final Bounds bounds;
    private Draft draft;

    /** How a run prints what it found. */
    public enum Form {
        /** Checks and statement, for a person. */
        TEXT,
        /** The statement alone, as one line of JSON. */
        JSON
    }

    /**
     * Prints to the given place.
     *
     * @param clock  the reader's
     * @param bounds the reader's
     */
    public Report(PrintWriter out, Form form, Supplier<Moment> clock, Bounds bounds) {
        this.out = out;
        this.form = form;
        this.clock = clock;
        this.bounds = bounds;
        draft = new Draft(clock.get());
    }

    /** Checks to make. */
    @FunctionalInterface
    public interface Checks {
        /** Makes them, and returns only if all held. */
        void run() throws NotProvenException, CouldNotCheckException;
    }

    /** Makes the checks, and prints the statement. */
    public Verdict conclude(Checks checks) {
        try {
            checks.run();
            return print(draft.close(Verdict.PROVEN, ""));
        } catch (NotProvenException e) {
            line("FAIL", e.check(), e.getMessage());
            return print(draft.close(Verdict.NOT_PROVEN, e.check()));
        } catch (CouldNotCheckException e) {
            return print(draft.close(Verdict.COULD_NOT_CHECK, e.getMessage()));
        } finally {
            out.flush();
        }
    }

    private Verdict print(Statement statement) {
        out.print(form == Form.TEXT ? statement.text() : statement.json());
        return statement.verdict();
    }

    /** Begins the statement anew, by the clock of now: what a run before this one found is no part of it. */
    public Draft begin() {
        draft = draft.anew(clock.get());
        return draft;
    }

    /** The statement so far. */
    public Draft draft() {
        return draft;
    }

    /** How old and how far ahead what is checked may be. */
    public Bounds bounds() {
        return bounds;
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
        if (form == Form.TEXT) {
            out.println(String.format(Locale.ROOT, "%-5s %-10s %s", state, check, Printable.of(text)));
        }
    }
}
