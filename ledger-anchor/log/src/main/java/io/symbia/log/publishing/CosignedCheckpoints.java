package io.symbia.log.publishing;

import io.symbia.disk.Disk;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.Commit;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoint that is current by a policy, and those before it. Whatever is offered, only what the whole policy holds for good takes its
 * place, and only if it is not smaller.
 *
 * <p>Order of writes: the history gets the note that is to be replaced and is forced, then the checkpoint file is replaced. A crash between
 * the two leaves both with the same note.
 */
public final class CosignedCheckpoints implements Closeable {
    private final Policy policy;
    private final CheckpointFile file;
    private final CosignedHistory history;
    private final Clock clock;
    private final Patience patience;
    private volatile Optional<Published> current; // Written under this.

    private CosignedCheckpoints(
            Policy policy,
            CheckpointFile file,
            CosignedHistory history,
            Clock clock,
            Patience patience,
            Optional<Published> current) {
        this.policy = policy;
        this.file = file;
        this.history = history;
        this.clock = clock;
        this.patience = patience;
        this.current = current;
    }

    /**
     * Opens those of a log whose files are open. What was current is current again if the policy still holds it for good: a policy that
     * asks for more than the one before begins with nothing published.
     *
     * @param batches how many batches are committed
     */
    public static CosignedCheckpoints open(
            Disk disk, LogReader reader, long batches, Policy policy, Clock clock, Patience patience)
            throws IOException {
        CheckpointFile file = new CheckpointFile(disk);
        CosignedHistory history = CosignedHistory.open(disk);
        Optional<Published> current = known(file.read(), policy, reader, batches);
        if (current.isEmpty()) { // The file is damaged or gone, and the history ends with the one before it.
            current = known(history.last(), policy, reader, batches);
        }
        return new CosignedCheckpoints(policy, file, history, clock, patience, current);
    }

    private static Optional<Published> known(Optional<Note> note, Policy policy, LogReader reader, long batches)
            throws IOException {
        if (note.isEmpty()) {
            return Optional.empty();
        }
        try {
            TrustedCheckpoint trusted = policy.verify(note.get());
            long size = trusted.checkpoint().treeSize();
            Optional<Commit> commit = size == 0 ? Optional.of(Commit.NONE) : reader.findCommit(size, batches);
            return commit.filter(
                            found -> found.root().equals(trusted.checkpoint().root()))
                    .map(found ->
                            new Published(found.batch() + 1, size, found.root(), note.get(), cosignedAt(trusted)));
        } catch (InvalidNoteException _) {
            return Optional.empty();
        }
    }

    private static Instant cosignedAt(TrustedCheckpoint trusted) {
        return trusted.witnesses().stream()
                .map(witness -> Instant.ofEpochSecond(witness.timestampSeconds()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** What is current, if anything. */
    public Optional<Published> current() {
        return current;
    }

    /** The note that was current at a size before. */
    public Optional<Octets> earlier(long size) throws IOException {
        return history.find(size);
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
        Note cosigned = merged(base, cosignatures);
        if (!isGood(cosigned)) {
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

    /** INVARIANT 63: what is published, the policy holds for good, whole and from its bytes. */
    private boolean isGood(Note cosigned) {
        try {
            policy.verify(cosigned);
            return true;
        } catch (InvalidNoteException _) {
            return false;
        }
    }

    private void keep(Published replaced) {
        patience.until(IOException.class, () -> {
            history.add(replaced.checkpoint());
            return replaced;
        });
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
