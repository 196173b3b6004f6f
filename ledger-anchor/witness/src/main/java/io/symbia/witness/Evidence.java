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
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proofs that a watched log signed two histories, a file each, named by the hash of its content; beside them the list of their names. A crash
 * between file and list leaves a file that is not listed, which the next refusal lists.
 *
 * <p>Each log has room of its own: one that signs forks for ever fills neither the disk nor the room of another.
 */
final class Evidence {
    /** One file convicts; more only show how often. */
    static final int MAX_FILES = 64; // Of one log.

    /** Five of the largest files that there can be; an ordinary one has some kilobytes. */
    static final int MAX_BYTES = 5 * Equivocation.MAX_BYTES; // Of one log.

    private static final String LIST = "evidence";
    private static final String DAMAGED = ""; // The origin of a file that says none any more.

    private final Disk disk;
    private final Map<String, File> files = new LinkedHashMap<>(); // By name, oldest first. Guarded by this.

    /** A file that is kept: which log it convicts, and how large it is. */
    private record File(String origin, int bytes) {}

    private Evidence(Disk disk) {
        this.disk = disk;
    }

    /** Opens what was kept. */
    static Evidence open(Disk disk) throws IOException {
        Evidence evidence = new Evidence(disk);
        evidence.restore();
        return evidence;
    }

    private synchronized void restore() throws IOException {
        if (!disk.exists(LIST)) return;
        for (String name : StrictUtf8.decode(disk.content(LIST)).lines().toList()) {
            if (disk.exists(name)) files.put(name, file(disk.content(name)));
        }
    }

    private static File file(Octets content) {
        try {
            return new File(originOf(Equivocation.parse(content)), content.size());
        } catch (IllegalArgumentException damaged) { // Shown as it is; whoever reads it finds out.
            return new File(DAMAGED, content.size());
        }
    }

    private static String originOf(Equivocation equivocation) {
        return Checkpoint.parse(equivocation.earlier().text()).origin();
    }

    /** The names of the files, oldest first. */
    synchronized List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** How many files convict a log. */
    synchronized long count(String origin) {
        return files.values().stream()
                .filter(file -> file.origin().equals(origin))
                .count();
    }

    /** Size of the file of that name, 0 if none is kept. */
    synchronized int sizeBytes(String name) {
        File file = files.get(name);
        return file == null ? 0 : file.bytes();
    }

    /** The file of that name, if it is kept. */
    Optional<Octets> find(String name) throws IOException {
        return names().contains(name) ? Optional.of(disk.content(name)) : Optional.empty();
    }

    /**
     * Keeps a proof that was verified; lasting when this returns.
     *
     * @return whether it is kept: not if the room of the log that it convicts is full
     */
    synchronized boolean keep(Equivocation proven) throws IOException {
        Octets content = StrictUtf8.encode(proven.format());
        String name = Hash.ofContent(content.toArray()).hex() + Equivocation.EXTENSION;
        if (files.containsKey(name)) return true;
        File file = new File(originOf(proven), content.size());
        if (!hasRoom(file)) return false;
        disk.replace(name, content);
        disk.replace(
                LIST,
                StrictUtf8.encode(String.join("\n", files.keySet()) + (files.isEmpty() ? "" : "\n") + name + "\n"));
        files.put(name, file);
        return true;
    }

    private boolean hasRoom(File further) {
        long bytes = files.values().stream()
                .filter(file -> file.origin().equals(further.origin()))
                .mapToLong(File::bytes)
                .sum();
        return count(further.origin()) < MAX_FILES && bytes + further.bytes() <= MAX_BYTES;
    }

    /**
     * Whether a request that the log has signed could convict it, by another root of the tree that was cosigned last, by a root that no empty tree has,
     * or by a path from there. One that cannot need not be verified before it is refused.
     */
    static boolean couldConvict(Note last, AddCheckpoint request) {
        Checkpoint cosigned = Checkpoint.parse(last.text());
        Checkpoint shown = request.checkpoint();
        if (shown.treeSize() == 0) return !shown.root().equals(MerkleTree.EMPTY_ROOT);
        if (cosigned.treeSize() == shown.treeSize()) return !cosigned.root().equals(shown.root());
        return cosigned.treeSize() > 0 && request.oldSize() == cosigned.treeSize() && isAnother(cosigned, request);
    }

    /** Whether the path of a request leads from one of two trees to another root than the other has. */
    private static boolean isAnother(Checkpoint cosigned, AddCheckpoint request) {
        boolean isLater = request.checkpoint().treeSize() > cosigned.treeSize();
        Checkpoint first = isLater ? cosigned : request.checkpoint();
        Checkpoint second = isLater ? request.checkpoint() : cosigned;
        try {
            Hash bound = MerkleProof.prefixRoot(first.treeSize(), second.treeSize(), request.proof(), second.root());
            return !bound.equals(first.root());
        } catch (InvalidProofException leadsNowhere) {
            return false;
        }
    }

    /**
     * What a refused request proves together with the note that was cosigned last. Nothing, if the log only sent nonsense; and nothing if the
     * tree that was cosigned is a perfect one of fewer leaves, for then a consistency proof leaves away the one hash that would convict.
     */
    static Optional<Equivocation> of(Note last, AddCheckpoint refused, List<VerifierKey> logKeys) {
        if (!couldConvict(last, refused)) return Optional.empty();
        long size = refused.checkpoint().treeSize();
        boolean hasPath = size > 0 && size != Checkpoint.parse(last.text()).treeSize();
        try {
            List<Hash> path = hasPath ? refused.proof() : List.of();
            Equivocation equivocation = Equivocation.of(last, refused.note(), path, logKeys);
            equivocation.verify(logKeys);
            return Optional.of(equivocation);
        } catch (InvalidProofException nothingProven) {
            return Optional.empty();
        }
    }
}
