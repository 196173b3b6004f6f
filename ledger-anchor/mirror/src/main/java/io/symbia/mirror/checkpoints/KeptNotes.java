package io.symbia.mirror.checkpoints;

import io.symbia.disk.Disk;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The notes that are remembered of a mirrored log, a file each. */
public final class KeptNotes {
    private static final String NOTHING = "nothing";

    private final Disk disk;
    private final String originHash;

    public KeptNotes(Disk disk, String originHash) {
        this.disk = disk;
        this.originHash = originHash;
    }

    /** Makes the files of a log that is mirrored for the first time. */
    public void create() throws IOException {
        for (String name : List.of("published", "mirror", "pending")) {
            disk.replace(originHash + "-" + name, StrictUtf8.encode(NOTHING));
        }
    }

    /** Whether the files that must not be lost are there, whatever is in them. */
    public boolean exist() throws IOException {
        return disk.exists(originHash + "-pending") && disk.exists(originHash + "-mirror");
    }

    /** A file of the log that somebody has taken away while it is open, if there is one. */
    public Optional<String> loss() throws IOException {
        for (String name : List.of("pending", "mirror", "entries", "manifests", "manifest-ends")) {
            if (!disk.exists(originHash + "-" + name)) return Optional.of("the file " + name + " of its copy is gone");
        }
        return Optional.empty();
    }

    /** What is remembered under a name; nothing if there never was anything. */
    public Optional<Note> read(String name) throws IOException {
        String content = StrictUtf8.decode(disk.content(originHash + "-" + name));
        return content.equals(NOTHING) ? Optional.empty() : Optional.of(Note.parse(content));
    }

    /**
     * The signatures say whether a byte has changed since.
     *
     * @param ofLog    knows the keys of the log
     * @param ofMirror knows those of this mirror, each of which has signed the mirror checkpoint
     */
    public void requireIntact(NoteVerifier ofLog, NoteVerifier ofMirror, List<VerifierKey> mirrorKeys)
            throws InvalidNoteException, IOException {
        Optional<Note> mirror = read("mirror");
        Optional<Note> pending = read("pending");
        if (mirror.isPresent() && !ofMirror.verify(mirror.get()).containsAll(mirrorKeys)) {
            throw new InvalidNoteException("it is not signed by each key of this mirror");
        }
        if (mirror.isPresent()) ofLog.verify(mirror.get());
        if (pending.isPresent()) ofLog.verify(pending.get());
        if (pending.map(KeptNotes::sizeOf).orElse(0L)
                < mirror.map(KeptNotes::sizeOf).orElse(0L)) {
            throw new InvalidNoteException("the pending checkpoint is smaller than the mirror checkpoint");
        }
    }

    /**
     * Forgets the pending checkpoint if entries of it are missing, so that the log may go on from the mirror checkpoint. It is kept in a file of its
     * own: with another of the log's checkpoints it may prove two histories.
     *
     * @return the one that was let go, if there was one
     */
    public Optional<Note> letGo(MirroredLog log) throws IOException {
        Optional<Note> mirror = read("mirror");
        Optional<Note> pending = read("pending")
                .filter(note -> sizeOf(note) > mirror.map(KeptNotes::sizeOf).orElse(0L));
        if (pending.isPresent()) {
            Checkpoint gone = Checkpoint.parse(pending.get().text());
            keep("let-go-%d-%s".formatted(gone.treeSize(), gone.root().hex()), pending.get());
            if (mirror.isPresent()) keep("pending", log.ownLines(mirror.get()));
            else disk.replace(originHash + "-pending", StrictUtf8.encode(NOTHING));
        }
        return pending;
    }

    private static long sizeOf(Note note) {
        return Checkpoint.parse(note.text()).treeSize();
    }

    /** Remembers a note; when this returns, it lasts. */
    public void keep(String name, Note note) throws IOException {
        disk.replace(originHash + "-" + name, StrictUtf8.encode(note.format()));
    }
}
