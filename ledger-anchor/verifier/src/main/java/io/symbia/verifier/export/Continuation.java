package io.symbia.verifier.export;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.verifier.evidence.EvidenceFolder;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.source.PublishedPrefix;
import io.symbia.verifier.source.PublishedTiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * That a log shows the tree of a copy or one that goes on from it. A copy may be all that is left of what a log showed before, so nothing of
 * another tree is put over it.
 */
final class Continuation {
    private final Path folder;
    private final LogSource copy;
    private final Note earlierNote;
    private final Checkpoint earlier;

    private Continuation(Path folder, LogSource copy, Note earlierNote) {
        this.folder = folder;
        this.copy = copy;
        this.earlierNote = earlierNote;
        earlier = Checkpoint.parse(earlierNote.text());
    }

    /** Of the copy in a folder; nothing if no copy was ever completed there. */
    static Optional<Continuation> of(Path folder) throws CouldNotCheckException {
        if (!Files.exists(folder.resolve("checkpoint"))) return Optional.empty();
        LogSource copy = LogSource.of(folder.toString());
        try {
            return Optional.of(new Continuation(folder, copy, Note.parse(copy.read("checkpoint"))));
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException("the checkpoint in " + folder + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The checkpoint of the copy. */
    Note note() {
        return earlierNote;
    }

    /** Refuses a log that shows anything else; a proof that one of the keys signed both is kept beside the folder. */
    void require(LogSource log, Note note, Checkpoint now, List<VerifierKey> keys)
            throws CouldNotCheckException { // INVARIANT 147
        if (!earlier.origin().equals(now.origin())) {
            throw refused("it is a copy of " + earlier.origin() + ", and " + log + " is " + now.origin());
        }
        boolean grew = earlier.treeSize() <= now.treeSize();
        Optional<PublishedPrefix> prefix =
                grew ? prefix(earlier.treeSize(), now, log) : prefix(now.treeSize(), earlier, copy);
        boolean isSame = prefix.isPresent() && prefix.get().root().equals((grew ? earlier : now).root());
        if (grew && isSame) return;
        String sizes = log + " shows " + now.treeSize() + " leaves, and the copy has " + earlier.treeSize();
        if (prefix.isEmpty()) {
            throw refused(sizes + "; the hash tiles of " + (grew ? log : copy)
                    + " are not those of its checkpoint, so they do not tell whether one goes on from the other");
        }
        if (isSame) {
            throw refused(sizes + ", the same and more: the log was set back, or this is a mirror that is behind");
        }
        throw refused(sizes + ", of another tree: it is another log of that name, or one that shows two histories"
                + kept(note, prefix.get(), keys));
    }

    /** Nothing if the tiles are not those of the tree. */
    private static Optional<PublishedPrefix> prefix(long size, Checkpoint whole, LogSource place)
            throws CouldNotCheckException {
        try {
            return Optional.of(PublishedPrefix.of(size, whole, new PublishedTiles(place)));
        } catch (InvalidProofException | NotProvenException _) {
            return Optional.empty();
        }
    }

    /** A log is convicted by a key that signed both trees, which is one of those that the copy's policy names. */
    private String kept(Note note, PublishedPrefix prefix, List<VerifierKey> keys) throws CouldNotCheckException {
        Path beside = folder.toAbsolutePath().normalize();
        EvidenceFolder evidence =
                new EvidenceFolder(Optional.of(beside.resolveSibling(beside.getFileName() + ".evidence")));
        try {
            Equivocation both = Equivocation.of(earlierNote, note, prefix.path(), keys);
            both.verify(keys);
            return "; the proof that it signed both is " + evidence.keep(both).orElseThrow();
        } catch (InvalidProofException | IllegalArgumentException _) {
            return "; no key of the copy's policy signed both";
        }
    }

    private CouldNotCheckException refused(String why) {
        return new CouldNotCheckException(
                folder + " is left as it is: " + why + "; export to another folder to have both");
    }
}
