package io.symbia.mirror.checkpoints;

import io.symbia.cosigner.CosignerKeys;
import io.symbia.cosigner.LatestCosignatures;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last checkpoint of a log that the quorum of a policy had cosigned, as far as somebody has shown it. Whoever calls it guards it. */
public final class PublishedCheckpoint {
    /** As a log that asks for cosignatures has it. */
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** A log shows one. A witness that lies has as many as it likes, and each is work. */
    private static final int MAX_LINES_OF_A_KEY = 4;

    private final MirroredLog log;
    private final Policy policy;
    private final KeptNotes notes;
    private final CosignerKeys keys;
    private final Clock clock;
    private final List<VerifierKey> known; // Whose lines count: of the log, and of the witnesses.
    private volatile Optional<Note> last;

    /**
     * Goes on with the one that is remembered.
     *
     * @param keys of the mirror, which cosigns what it serves
     */
    public PublishedCheckpoint(MirroredLog log, Policy policy, KeptNotes notes, CosignerKeys keys, Clock clock)
            throws IOException {
        this.log = log;
        this.policy = policy.withLogs(log.keys());
        this.notes = notes;
        this.keys = keys;
        this.clock = clock;
        known = Stream.concat(log.keys().stream(), witnesses().stream()).toList();
        last = notes.read("published");
    }

    private List<VerifierKey> witnesses() {
        return policy.witnesses().stream().map(Policy.Witness::key).toList();
    }

    /** The note that readers get, if somebody has shown one; from any thread. */
    public Optional<Note> last() {
        return last;
    }

    private Optional<Note> lastOf(Note note) {
        return last.filter(it -> it.text().equals(note.text()));
    }

    /**
     * Whether a note, if it is good, would change anything: it costs no signature to say so. Anybody can show what is published, as often as they
     * like, and the log itself would wait behind them.
     */
    public boolean canBeNew(Note note) {
        Optional<Note> kept = lastOf(note);
        if (kept.isEmpty())
            return sizeOf(note) >= last.map(PublishedCheckpoint::sizeOf).orElse(0L);
        return keys.recent(kept.get(), clock).isEmpty()
                || !kept.get().signatures().containsAll(linesThatCount(note));
    }

    private static long sizeOf(Note note) {
        return Checkpoint.parse(note.text()).treeSize();
    }

    private List<NoteSignature> linesThatCount(Note note) {
        return note.signatures().stream()
                .filter(line -> known.stream().anyMatch(line::claims))
                .toList();
    }

    /** Refuses a note that the policy does not hold for good; of one that is kept, only the lines that are not are verified. */
    public void requireGood(Note note) throws InvalidNoteException {
        List<NoteSignature> lines = linesThatCount(note);
        if (known.stream()
                .anyMatch(key -> lines.stream().filter(line -> line.claims(key)).count() > MAX_LINES_OF_A_KEY)) {
            throw new InvalidNoteException("more than " + MAX_LINES_OF_A_KEY + " lines are of one key");
        }
        Optional<Note> kept = lastOf(note);
        if (kept.isEmpty()) {
            policy.verify(note);
            return;
        }
        List<NoteSignature> others = lines.stream()
                .filter(line -> !kept.get().signatures().contains(line))
                .toList();
        if (!others.isEmpty()) new NoteVerifier(known).verify(new Note(note.text(), others));
    }

    /**
     * Keeps a note that {@link #canBeNew} and is good, and has a tree that is here whole. Lines of keys that nobody here knows are not kept, and none
     * that is kept is lost to a note without it.
     *
     * @param mirrored the mirror checkpoint, whose lines of the log and the mirror are kept too if it is of that tree
     * @return whether it is another than before
     */
    public boolean keep(Note note, Optional<Note> mirrored) throws IOException {
        Optional<Note> kept = lastOf(note);
        Optional<Note> own = mirrored.filter(it -> it.text().equals(note.text()));
        long latestSeconds = clock.instant().plus(MAX_CLOCK_DIFFERENCE).getEpochSecond();
        List<NoteSignature> lines =
                LatestCosignatures.of(log.keys(), witnesses(), kept.or(() -> own), note, latestSeconds);
        if (kept.isPresent()
                && keys.recent(kept.get(), clock).isPresent()
                && kept.get().signatures().containsAll(lines)) {
            return false;
        }
        Note newest = new Note(note.text(), lines).with(keys.cosign(note.text(), clock));
        notes.keep("published", newest);
        last = Optional.of(newest);
        return true;
    }
}
