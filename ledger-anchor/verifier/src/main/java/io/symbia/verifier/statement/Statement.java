package io.symbia.verifier.statement;

import java.util.List;
import java.util.Optional;

/**
 * What was shown about some evidence, when it was read, under whose policy, and what was not shown. The same evidence, policy and time
 * give the same bytes, here and in the evidence page.
 *
 * @param evidence       what was checked
 * @param now            when, by the reader's clock
 * @param policy         under whose policy; empty if the run ended before there was one
 * @param verdict        how it ended
 * @param detail         the check that does not hold, or why it could not be made; else empty
 * @param believed       the keys of the policy
 * @param established    what holds; nothing unless the verdict is proven or consistent
 * @param notEstablished what was not shown
 */
public record Statement(
        Evidence evidence,
        Moment now,
        Optional<Draft.Believed> policy,
        Verdict verdict,
        String detail,
        List<Line> believed,
        List<Line> established,
        List<Line> notEstablished) {
    /** Name and version of the form. */
    public static final String FORM = "symbia.io/statement@v1";

    /** Keeps copies. */
    public Statement {
        believed = List.copyOf(believed);
        established = List.copyOf(established);
        notEstablished = List.copyOf(notEstablished);
    }

    /** Lines for a person; the last one is the verdict. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(Words.of("statement")).append(' ').append(FORM).append('\n');
        text.append(Words.of("of")).append(' ').append(evidence.text()).append('\n');
        text.append(Words.of("now")).append(' ').append(now).append('\n');
        text.append(Words.of("policy")).append(' ').append(policyText()).append('\n');
        section(text, "believed", believed);
        section(text, verdict == Verdict.CONSISTENT ? "consistent" : "established", established);
        section(text, "not-established", notEstablished);
        return text.append(verdict.headline()).append(lastWords()).append('\n').toString();
    }

    private String policyText() {
        return policy.map(given -> Words.of(given.by()) + ", " + Words.of("quorum-is") + " " + given.quorum()
                        + ", SHA-256 " + given.sha256())
                .orElse(Words.of("none"));
    }

    private static void section(StringBuilder text, String name, List<Line> lines) {
        text.append(Words.of(name)).append('\n');
        lines.forEach(line -> text.append("- ").append(line.text()).append('\n'));
        if (lines.isEmpty()) {
            text.append("- ").append(Words.of("nothing")).append('\n');
        }
    }

    private String lastWords() {
        if (verdict == Verdict.CONSISTENT) {
            return ": " + Words.of("nobody-said");
        }
        return detail.isEmpty() ? "" : ": " + detail;
    }

    /** One line of canonical JSON (RFC 8785), for a program. */
    public String json() {
        return StatementJson.format(this);
    }
}
