package io.symbia.mirror.checkpoints;

import io.symbia.cosigner.LatestCosignatures;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.tree.MerkleTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The checkpoints of a log to which the entries that come may belong: the last one, which is remembered on the disk, and some before it. */
public final class PendingCheckpoints {
    /** "mirrors SHOULD accept any of the last several pending checkpoint values": as many as a log seals in some ten seconds. */
    private static final int MAX_PENDING = 16;

    private final MirroredLog log;
    private final KeptNotes notes;
    private final TreeMap<Long, Note> bySize = new TreeMap<>();

    /** Goes on with the one that is remembered. */
    public PendingCheckpoints(MirroredLog log, KeptNotes notes) throws IOException {
        this.log = log;
        this.notes = notes;
        notes.read("pending").ifPresent(note -> bySize.put(sizeOf(note), note));
    }

    private static long sizeOf(Note note) {
        return Checkpoint.parse(note.text()).treeSize();
    }

    public boolean isEmpty() {
        return bySize.isEmpty();
    }

    /** The last one; before the first, that of an empty tree. */
    public Checkpoint last() {
        return bySize.isEmpty()
                ? new Checkpoint(log.origin(), 0, MerkleTree.EMPTY_ROOT)
                : Checkpoint.parse(bySize.lastEntry().getValue().text());
    }

    /** The one of this size, if it is among the last several. */
    public Optional<Note> of(long size) {
        return Optional.ofNullable(bySize.get(size));
    }

    /** Whether a request only repeats the last one, with signatures of the log that came with it before. */
    public boolean has(AddCheckpoint request) {
        return request.oldSize() == last().treeSize() && request.proof().isEmpty() && isKnown(request.note());
    }

    /** Whether a note is one of those that were verified, with no other signature of the log. */
    public boolean isKnown(Note note) {
        List<NoteSignature> lines = note.signatures().stream()
                .filter(line -> log.keys().stream().anyMatch(line::claims))
                .toList();
        return !lines.isEmpty()
                && ofText(note)
                        .filter(known -> known.signatures().containsAll(lines))
                        .isPresent();
    }

    private Optional<Note> ofText(Note note) {
        return of(sizeOf(note)).filter(known -> known.text().equals(note.text()));
    }

    /**
     * Remembers a checkpoint that the log has signed as the last one; when this returns, it lasts. "MUST retain the log's signature in the pending
     * checkpoint": of each of its keys, once it came.
     *
     * @return whether anything is new
     */
    public boolean keep(Note note) throws IOException {
        Note signed =
                new Note(note.text(), LatestCosignatures.of(log.keys(), List.of(), ofText(note), note, Long.MAX_VALUE));
        if (ofText(note).filter(signed::equals).isPresent()) return false;
        notes.keep("pending", signed);
        bySize.put(sizeOf(note), signed);
        if (bySize.size() > MAX_PENDING) bySize.pollFirstEntry();
        return true;
    }
}
