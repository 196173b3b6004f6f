package io.symbia.witness;

import io.symbia.disk.Disk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Proofs that a watched log signed two histories, a file each, named by the hash of its content; beside them the list of their names. A crash
 * between file and list leaves a file that is not listed, which the next refusal lists.
 */
final class Evidence {
    /** One file convicts; more only show how often, and a log that signs forks for ever must not fill the disk. */
    static final int MAX_FILES = 64;

    private static final String LIST = "evidence";

    private final Disk disk;

    Evidence(Disk disk) {
        this.disk = disk;
    }

    /** The names of the files, oldest first. */
    synchronized List<String> names() throws IOException {
        return disk.exists(LIST) ? StrictUtf8.decode(disk.content(LIST)).lines().toList() : List.of();
    }

    /** The file of that name, if it is kept. */
    Optional<Octets> find(String name) throws IOException {
        return names().contains(name) ? Optional.of(disk.content(name)) : Optional.empty();
    }

    /** Keeps a proof that was verified; lasting when this returns. */
    synchronized void keep(Equivocation proven) throws IOException {
        Octets file = StrictUtf8.encode(proven.format());
        String name = Hash.ofContent(file.toArray()).hex() + Equivocation.EXTENSION;
        List<String> names = names();
        if (names.contains(name) || names.size() >= MAX_FILES) return;
        disk.replace(name, file);
        disk.replace(LIST, StrictUtf8.encode(String.join("\n", names) + (names.isEmpty() ? "" : "\n") + name + "\n"));
    }

    /**
     * What a refused request proves together with the note that was cosigned last. Nothing, if the log only sent nonsense; and nothing if the
     * tree that was cosigned is a perfect one of fewer leaves, for then a consistency proof leaves away the one hash that would convict.
     */
    static Optional<Equivocation> of(Note last, AddCheckpoint refused, List<VerifierKey> logKeys) {
        long lastSize = Checkpoint.parse(last.text()).treeSize();
        long size = refused.checkpoint().treeSize();
        boolean needsPath = lastSize > 0 && size > 0 && size != lastSize;
        if (needsPath && refused.oldSize() != lastSize) return Optional.empty();
        try {
            List<Hash> path = needsPath ? refused.proof() : List.of();
            Equivocation equivocation = Equivocation.of(last, refused.note(), path, logKeys);
            equivocation.verify(logKeys);
            return Optional.of(equivocation);
        } catch (InvalidProofException nothingProven) {
            return Optional.empty();
        }
    }
}
