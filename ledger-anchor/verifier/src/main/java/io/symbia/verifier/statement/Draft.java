package io.symbia.verifier.statement;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A statement while the checks are made: they add lines, and the verdict closes it. */
public final class Draft {
    private final Moment now;
    private final Set<Line> lines = new LinkedHashSet<>(); // What is said twice is said once.
    private Evidence evidence = Evidence.FILE;
    private Optional<Believed> policy = Optional.empty();

    /** Nothing was checked yet. */
    public Draft(Moment now) {
        this.now = now;
    }

    /**
     * Under whose policy the checks are made.
     *
     * @param by     {@code reader} or {@code evidence}
     * @param quorum that must have cosigned
     * @param sha256 of the policy's file, in hexadecimal
     */
    public record Believed(String by, String quorum, String sha256) {
        private static final String READER = "reader";
        private static final String EVIDENCE = "evidence";
    }

    /** The same evidence and policy, of which nothing was checked at that time. */
    public Draft anew(Moment later) {
        Draft draft = new Draft(later);
        draft.evidence = evidence;
        draft.policy = policy;
        lines.stream()
                .filter(line -> line.kind().section() == Kind.Section.BELIEVED || line.kind() == Kind.NOBODY)
                .forEach(draft::add);
        return draft;
    }

    /** When the reader reads. */
    public Moment now() {
        return now;
    }

    /** What is checked. */
    public void of(Evidence what) {
        evidence = what;
    }

    /** The reader chose this policy. */
    public void readerBelieves(Policy chosen, Octets file) {
        believes(Believed.READER, chosen, file);
    }

    /** The policy came with the evidence, so it shows no more than that the evidence agrees with itself. */
    public void evidenceBelieves(Policy own, Octets file) {
        believes(Believed.EVIDENCE, own, file);
    }

    private void believes(String by, Policy believed, Octets file) {
        String sha256 = Hash.ofContent(file.toArray()).hex();
        policy = Optional.of(new Believed(by, Printable.of(believed.quorum()), sha256));
        believed.logs().forEach(log -> add(key(Kind.LOG_KEY, log.key())));
        believed.witnesses().forEach(witness -> add(key(Kind.WITNESS_KEY, witness.key(), "witness", witness.name())));
        if (by.equals(Believed.EVIDENCE)) {
            add(Line.of(Kind.NOBODY));
        }
    }

    private static Line key(Kind kind, VerifierKey key, Object... more) {
        List<Object> values = new ArrayList<>(List.of(more));
        values.addAll(List.of("key", key.name()));
        values.addAll(List.of("type", typeOf(key)));
        values.addAll(List.of("id", HexFormat.of().toHexDigits(key.keyId())));
        values.addAll(
                List.of("sha256", Hash.ofContent(key.publicKey().toArray()).hex()));
        return Line.of(kind, values.toArray());
    }

    private static String typeOf(VerifierKey key) {
        return Words.of("key-" + key.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Adds a line to its section. */
    public void add(Line line) {
        lines.add(line);
    }

    /**
     * Ends it. Unless everything held, nothing is established.
     *
     * @param verdict not {@link Verdict#CONSISTENT}, which follows from whose policy it was
     * @param detail  the check that does not hold, or why it could not be made; else empty
     */
    public Statement close(Verdict verdict, String detail) {
        List<Line> open = new ArrayList<>();
        if (verdict == Verdict.NOT_PROVEN) {
            open.add(Line.of(Kind.FAILED, "check", detail));
        } else if (verdict == Verdict.COULD_NOT_CHECK) {
            open.add(Line.of(Kind.UNCHECKED, "reason", detail));
        }
        boolean holds = open.isEmpty();
        of(Kind.Section.NOT_ESTABLISHED).stream()
                .filter(line -> holds || line.kind() == Kind.UNCOUNTED) // Why a quorum is not met.
                .forEach(open::add);
        boolean isOwn =
                policy.map(Believed::by).filter(Believed.EVIDENCE::equals).isPresent();
        return new Statement(
                evidence,
                now,
                policy,
                holds && isOwn ? Verdict.CONSISTENT : verdict, // INVARIANT 94: proven only under the reader's policy.
                Printable.of(detail),
                of(Kind.Section.BELIEVED),
                holds ? of(Kind.Section.ESTABLISHED) : List.of(),
                open);
    }

    private List<Line> of(Kind.Section section) {
        return lines.stream()
                .filter(line -> line.kind().section() == section)
                .sorted(Comparator.comparing(Line::kind)) // Stable: lines of one kind stay as they came.
                .toList();
    }
}
