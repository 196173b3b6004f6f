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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last checkpoint of a log that the quorum of a policy had cosigned, as far as somebody has shown it. Whoever calls it guards it. */
public final class PublishedCheckpoint {
    /** As a log that asks for cosignatures has it. */
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final MirroredLog log;
    private final Policy policy;
    private final KeptNotes notes;
    private final CosignerKeys keys;
    private final Clock clock;
    private final VerifiedLines verified; // Of the log and of the witnesses.
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
        verified = new VerifiedLines(new NoteVerifier(
                Stream.concat(log.keys().stream(), witnesses().stream()).toList()));
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
                || !kept.get().signatures().containsAll(latest(note, kept));
    }

    private static long sizeOf(Note note) {
        return Checkpoint.parse(note.text()).treeSize();
    }

    /** Of each known key its latest line: one that was verified, or a later one of this note. The others change nothing, whatever they are. */
    private List<NoteSignature> latest(Note note, Optional<Note> keptOfIt) {
        Optional<Note> good = Stream.of(keptOfIt, verified.of(note.text()))
                .flatMap(Optional::stream)
                .reduce((kept, others) -> kept.with(others.signatures()));
        return LatestCosignatures.of(log.keys(), witnesses(), good, note, latestSeconds());
    }

    /**
     * Refuses a note that the policy does not hold for good. INVARIANT 169: of each key at most one line is verified, and that once; none, if their
     * names alone are too few.
     *
     * @return the lines of it that count, and those that were known
     */
    public Note good(Note note) throws InvalidNoteException {
        Optional<Note> kept = lastOf(note);
        List<NoteSignature> lines = latest(note, kept);
        if (kept.isEmpty()) requireEnough(lines);
        List<NoteSignature> others = lines.stream()
                .filter(line -> kept.isEmpty() || !kept.get().signatures().contains(line))
                .toList();
        verified.require(note.text(), others);
        return new Note(note.text(), lines);
    }

    private void requireEnough(List<NoteSignature> lines) throws InvalidNoteException {
        if (log.keys().stream().noneMatch(key -> lines.stream().anyMatch(line -> line.claims(key)))) {
            throw new InvalidNoteException("no signature is of the log");
        }
        Set<String> cosigners = policy.witnesses().stream()
                .filter(witness -> lines.stream().anyMatch(line -> line.claims(witness.key())))
                .map(Policy.Witness::name)
                .collect(Collectors.toSet());
        if (!policy.isMetBy(cosigners)) {
            throw new InvalidNoteException("quorum " + policy.quorum() + " is not met by " + cosigners);
        }
    }

    /**
     * Keeps a {@link #good} note, whose tree is here whole. None of the lines that are kept is lost to a note without it.
     *
     * @param mirrored the mirror checkpoint, whose lines of the log and the mirror are kept too if it is of that tree
     * @return whether it is another than before
     */
    public boolean keep(Note good, Optional<Note> mirrored) throws IOException {
        Optional<Note> kept = lastOf(good);
        Optional<Note> own = mirrored.filter(it -> it.text().equals(good.text()));
        List<NoteSignature> lines =
                LatestCosignatures.of(log.keys(), witnesses(), kept.or(() -> own), good, latestSeconds());
        if (kept.isPresent()
                && keys.recent(kept.get(), clock).isPresent()
                && kept.get().signatures().containsAll(lines)) {
            return false;
        }
        Note newest = new Note(good.text(), lines).with(keys.cosign(good.text(), clock));
        notes.keep("published", newest);
        last = Optional.of(newest);
        return true;
    }

    private long latestSeconds() {
        return clock.instant().plus(MAX_CLOCK_DIFFERENCE).getEpochSecond();
    }
}
