package io.symbia.verifier.trust;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.statement.Moment;
import io.symbia.verifier.statement.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The checkpoints of one log under which a statement's events stand. What is said of time is true of all of them, so it is the word over the one
 * that was cosigned last: an old one beside it makes nothing older.
 */
public final class Checkpoints {
    private static final int MAX_KNOWN = 1_000; // Verified ones that are remembered, about a kilobyte each.

    private final Policy policy;
    private final Report report;
    private final Map<Note, TrustedLog.Witnessed> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Note, TrustedLog.Witnessed> eldest) {
            return size() > MAX_KNOWN;
        }
    };
    private final SortedMap<Long, Hash> roots = new TreeMap<>(); // By size; as many as the statement has lines of them.
    private Optional<String> log = Optional.empty();
    private Optional<String> contradiction = Optional.empty(); // The first that was met.
    private Optional<Moment> earliest = Optional.empty();
    private Optional<Moment> latest = Optional.empty();
    private boolean isUntimed; // Of one of them nobody of the quorum states a time.

    /** None yet; they will be verified under that policy. */
    public Checkpoints(Policy policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    /**
     * Checks that the log and its witnesses signed one, unless that is known.
     *
     * @throws CouldNotCheckException if it is another log's: lines of events name no log
     */
    public Checkpoint verify(Note note) throws NotProvenException, CouldNotCheckException {
        TrustedLog.Witnessed before = known.get(note);
        if (before != null) {
            return before.checkpoint();
        }
        TrustedLog.Witnessed witnessed = TrustedLog.verifySignatures(note, policy, report);
        String origin = witnessed.checkpoint().origin();
        if (log.isPresent() && !log.get().equals(origin)) {
            throw new CouldNotCheckException("one event is of the log " + log.get() + ", another of " + origin
                    + ": check those of each by themselves");
        }
        add(witnessed);
        known.put(note, witnessed);
        return witnessed.checkpoint();
    }

    void add(TrustedLog.Witnessed witnessed) {
        Checkpoint checkpoint = witnessed.checkpoint();
        log = Optional.of(checkpoint.origin());
        Hash root = roots.putIfAbsent(checkpoint.treeSize(), checkpoint.root());
        if (root != null && !root.equals(checkpoint.root()) && contradiction.isEmpty()) {
            contradiction = Optional.of(checkpoint.origin() + " signed two trees of " + checkpoint.treeSize()
                    + " leaves, with root " + root.base64() + " and with "
                    + checkpoint.root().base64());
        }
        if (witnessed.notLaterThan().isEmpty()) {
            isUntimed = true;
            return;
        }
        Moment time = witnessed.notLaterThan().get();
        earliest = Optional.of(earliest.filter(time::isAfter).orElse(time));
        latest = Optional.of(latest.filter(other -> other.isAfter(time)).orElse(time));
    }

    /**
     * Says what holds of all of them together.
     *
     * @throws NotProvenException if two of them are of one size and have two roots
     */
    public void close() throws NotProvenException {
        if (contradiction.isPresent()) { // INVARIANT 146: of one size there is one tree.
            throw new NotProvenException("history", contradiction.get());
        }
        Draft draft = report.draft();
        // INVARIANT 145: a statement has one time of the quorum, which is true of all that is in it.
        addQuorum(draft, isUntimed ? Optional.empty() : latest);
        draft.add(Line.of(
                Kind.REVOCATION,
                "time",
                earliest.filter(_ -> !isUntimed).map(Moment::toString).orElse(Words.ANY_TIME)));
        long leaves = roots.lastKey();
        draft.add(Line.of(Kind.LATER, "leaf", leaves - 1));
        if (roots.size() > 1) {
            draft.add(Line.of(Kind.UNLINKED, "log", log.orElseThrow(), "leaves", leaves, "count", roots.size() - 1));
        }
    }

    private void addQuorum(Draft draft, Optional<Moment> notLaterThan) {
        if (policy.quorum().equals(Policy.NONE)) {
            draft.add(Line.of(Kind.UNWITNESSED));
        } else if (notLaterThan.isPresent()) {
            Moment time = notLaterThan.get();
            draft.add(Line.of(Kind.QUORUM, "quorum", policy.quorum(), "time", time, "age", time.age(draft.now())));
        } else {
            draft.add(Line.of(Kind.QUORUM_UNTIMED, "quorum", policy.quorum()));
        }
        if (notLaterThan.isEmpty()) {
            draft.add(Line.of(Kind.UNTIMED));
        }
    }
}
