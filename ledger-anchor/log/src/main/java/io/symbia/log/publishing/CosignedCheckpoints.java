package io.symbia.log.publishing;

import io.symbia.disk.Disk;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The checkpoint that is current by a policy, and those before it. Whatever is offered, only what the whole policy holds for good takes its
 * place, and only if it is not smaller.
 *
 * <p>Order of writes: the history gets the note that is to be replaced and is forced, then the checkpoint file is replaced. A crash between
 * the two leaves both with the same note.
 *
 * <p>The history gets no more than one an interval: what is published changes twice a second, and a note with its cosignatures is large. After a
 * restart the interval counts from when the witnesses say that they cosigned the last one.
 */
public final class CosignedCheckpoints implements Closeable {
    /**
     * By so much the time of a cosignature may be away from this log's clock. A witness gives its cosignature of the last minute again, and a clock
     * that is set over the network is right to a second: what is off by more is a clock that nobody sets. Readers ask for a checkpoint of the last
     * quarter of an hour, which this leaves room for.
     */
    public static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final Policy policy;
    private final CheckpointFile file;
    private final CosignedHistory history;
    private final Duration keepInterval;
    private final Clock clock;
    private final Patience patience;
    private Instant lastKept = Instant.EPOCH; // Guarded by this.
    private volatile Optional<Published> current = Optional.empty(); // Written under this.

    private CosignedCheckpoints(
            Policy policy,
            CheckpointFile file,
            CosignedHistory history,
            Duration keepInterval,
            Clock clock,
            Patience patience) {
        this.policy = policy;
        this.file = file;
        this.history = history;
        this.keepInterval = keepInterval;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Opens those of a log whose files are open. What was current is current again if the policy still holds it for good: a policy that
     * asks for more than the one before begins with nothing published.
     *
     * @param batches      how many batches are committed
     * @param keepInterval shortest time from one checkpoint that is kept in the history to the next; 0 keeps all
     */
    public static CosignedCheckpoints open(
            Disk disk,
            LogReader reader,
            long batches,
            Policy policy,
            Duration keepInterval,
            Clock clock,
            Patience patience)
            throws IOException {
        CosignedCheckpoints opened = new CosignedCheckpoints(
                policy, new CheckpointFile(disk), CosignedHistory.open(disk), keepInterval, clock, patience);
        opened.restore(reader, batches);
        return opened;
    }

    private synchronized void restore(LogReader reader, long batches) throws IOException {
        current = known(file.read(), reader, batches);
        if (current.isEmpty()) { // The file is damaged or gone, and the history ends within an interval before it.
            current = known(history.last(), reader, batches);
        }
        lastKept = trusted(history.last()) // By the earliest of them: who lies about the time keeps one too many, not
                // none.
                .map(last -> instant(timestampsSeconds(last).min().orElse(0)))
                .orElse(Instant.EPOCH);
    }

    private Optional<Published> known(Optional<Note> found, LogReader reader, long batches) throws IOException {
        Optional<Note> timely = found.map(this::withoutFuture);
        Optional<Note> note =
                trusted(timely).isPresent() ? timely : found; // It may be this log's clock that was set back.
        Optional<TrustedCheckpoint> trusted = trusted(note);
        if (trusted.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = trusted.get().checkpoint();
        long size = checkpoint.treeSize();
        Optional<Commit> commit = size == 0 ? Optional.of(Commit.NONE) : reader.findCommit(size, batches);
        Instant cosignedAt = instant(timestampsSeconds(trusted.get()).max().orElse(0));
        Instant now = clock.instant();
        Instant since = cosignedAt.isBefore(now) ? cosignedAt : now;
        return commit.filter(of -> of.root().equals(checkpoint.root()))
                .map(of -> new Published(of.batch() + 1, size, of.root(), note.orElseThrow(), since));
    }

    /** INVARIANT 63: what is published, the policy holds for good, whole and from its bytes. */
    private Optional<TrustedCheckpoint> trusted(Optional<Note> note) {
        if (note.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(policy.verify(note.get()));
        } catch (InvalidNoteException _) {
            return Optional.empty();
        }
    }

    private static LongStream timestampsSeconds(TrustedCheckpoint trusted) {
        return trusted.witnesses().stream().mapToLong(TrustedCheckpoint.Cosigned::timestampSeconds);
    }

    /** A witness may sign any second up to 2^63 - 1, which is after the last one that Java knows. */
    private static Instant instant(long timestampSeconds) {
        return Instant.ofEpochSecond(Math.min(timestampSeconds, Instant.MAX.getEpochSecond()));
    }

    /** What is current, if anything. */
    public Optional<Published> current() {
        return current;
    }

    /** The note that was current at a size before, if it was kept. */
    public Optional<Octets> earlier(long size) throws IOException {
        return history.find(size);
    }

    /** Checks the next one of before that the start has passed over; whether there are more. */
    public boolean checkNext() throws IOException {
        return history.checkNext();
    }

    /**
     * Makes a checkpoint current, or adds to the one that is, if the policy holds it for good.
     *
     * @param cosignatures verified ones; of one key the last counts
     * @return whether they are in the current checkpoint now
     */
    public synchronized boolean offer(Sealed sealed, List<NoteSignature> cosignatures) {
        long currentSize = current.map(Published::size).orElse(-1L);
        if (sealed.size() < currentSize) { // INVARIANT 64: what is published only grows.
            return false;
        }
        boolean isSame = sealed.size() == currentSize;
        Note base = isSame ? current.orElseThrow().checkpoint() : sealed.checkpoint();
        Note cosigned = withoutFuture(merged(merged(base, sealed.checkpoint().signatures()), cosignatures));
        if (trusted(Optional.of(cosigned)).isEmpty()) {
            return false;
        }
        if (!isSame) {
            current.ifPresent(this::keep);
        }
        file.replace(cosigned, patience);
        Instant since = isSame ? current.orElseThrow().since() : clock.instant();
        current = Optional.of(new Published(sealed.batches(), sealed.size(), sealed.root(), cosigned, since));
        return true;
    }

    /** INVARIANT 79: nothing is made current with a cosignature of the future; one witness could spoil what all others have cosigned. */
    private Note withoutFuture(Note note) {
        long latestSeconds = clock.instant().plus(MAX_CLOCK_DIFFERENCE).getEpochSecond();
        List<NoteSignature> others = note.signatures().stream()
                .filter(signature -> !isOfAWitness(signature) || isNotAfter(latestSeconds, signature))
                .toList();
        return others.isEmpty() ? note : new Note(note.text(), others);
    }

    private boolean isOfAWitness(NoteSignature signature) {
        return policy.witnesses().stream().anyMatch(witness -> signature.claims(witness.key()));
    }

    /** As a signed number: the format says that there is none above 2^63 - 1. */
    private static boolean isNotAfter(long latestSeconds, NoteSignature signature) {
        return signature.signature().size() >= Long.BYTES
                && signature.timestampSeconds() >= 0
                && signature.timestampSeconds() <= latestSeconds;
    }

    /**
     * The newest checkpoint with a cosignature of one of these keys, and no other signatures: of the current one and of those before.
     *
     * @param keys of one witness
     */
    public Optional<Note> newestCosignedBy(List<VerifierKey> keys) throws IOException {
        NoteVerifier verifier = new NoteVerifier(keys);
        Optional<Note> now = current.map(Published::checkpoint).flatMap(note -> signedBy(verifier, note));
        return now.isPresent()
                ? now
                : history.newest(note -> signedBy(verifier, note).isPresent())
                        .flatMap(note -> signedBy(verifier, note));
    }

    private static Optional<Note> signedBy(NoteVerifier verifier, Note note) {
        try {
            List<VerifierKey> signers = verifier.signers(note);
            List<NoteSignature> signatures = note.signatures().stream()
                    .filter(signature -> signers.stream().anyMatch(signature::claims))
                    .toList();
            return signatures.isEmpty() ? Optional.empty() : Optional.of(new Note(note.text(), signatures));
        } catch (InvalidNoteException notItsOwn) {
            return Optional.empty();
        }
    }

    /** INVARIANT 65: one an interval is kept before it is replaced. A clock that was set back keeps one too many, not none. */
    private void keep(Published replaced) {
        Instant now = clock.instant();
        boolean isDue = now.isBefore(lastKept) || !now.isBefore(lastKept.plus(keepInterval));
        if (!isDue) {
            return;
        }
        patience.until(IOException.class, () -> {
            history.add(replaced.checkpoint());
            return replaced;
        });
        lastKept = now;
    }

    /** A note with further signatures, each in place of the one that the same key made before. */
    private static Note merged(Note note, List<NoteSignature> newer) {
        List<NoteSignature> all = new ArrayList<>(note.signatures());
        for (NoteSignature signature : newer) {
            all.removeIf(older ->
                    older.keyId() == signature.keyId() && older.keyName().equals(signature.keyName()));
            all.add(signature);
        }
        return new Note(note.text(), all);
    }

    @Override
    public void close() throws IOException {
        history.close();
    }
}
