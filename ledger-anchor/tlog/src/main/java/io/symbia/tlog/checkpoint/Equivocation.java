package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A log signed two trees of which one did not grow from the other. A file with extension {@code .tlog-equivocation} that proves it to whoever
 * knows the log's key, and needs nothing else:
 *
 * <pre>
 * symbia.io/tlog-equivocation@v1
 * gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
 * …
 *
 * log.example/symbia
 * 5
 * sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=
 *
 * — log.example/symbia hI2DJw…
 *
 * log.example/symbia
 * 9
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * — log.example/symbia hI2DJw…
 * </pre>
 *
 * <p>Two roots of one size need no hashes. Of two sizes, the hashes lead to the root of the later tree, and say thereby which root its first
 * leaves have ({@link MerkleProof#prefixRoot}): another one than the log signed. An honest log cannot be accused like this: the later root
 * binds the hashes. The root of no leaves is known, so a size of 0 needs no hashes either.
 *
 * <p>There is one way to write a file: each note has one signature, the log's own, and notes of one size are ordered by their roots.
 *
 * @param path    as made by {@link MerkleTree#prefixProof}; empty if the sizes are equal or the earlier is 0
 * @param earlier the note with the smaller size, or with the smaller root
 * @param later   the other one
 */
public record Equivocation(List<Hash> path, Note earlier, Note later) {
    /** First line of every file. */
    public static final String HEADER = "symbia.io/tlog-equivocation@v1";

    /** File name extension, with its dot. */
    public static final String EXTENSION = ".tlog-equivocation";

    /** Two notes and a path. */
    public static final int MAX_BYTES = 3 * Note.MAX_BYTES;

    private static final int MAX_PATH_HASHES =
            MerkleTree.MAX_CONSISTENCY_HASHES + 1; // One more: the earlier tree's own.
    private static final int BLOCKS = 5; // Path, text, signature, text, signature; none of them has an empty line.
    private static final Comparator<Checkpoint> ORDER =
            Comparator.comparingLong(Checkpoint::treeSize).thenComparing(Checkpoint::root);

    /** Refuses what no file can say. Whether it proves anything is for {@link #verify} to find out. */
    public Equivocation {
        path = List.copyOf(path);
        if (path.size() > MAX_PATH_HASHES) {
            throw new IllegalArgumentException("no path has " + path.size() + " hashes");
        }
        if (earlier.signatures().size() != 1 || later.signatures().size() != 1) {
            throw new IllegalArgumentException("each note has one signature, the log's own");
        }
        if (ORDER.compare(Checkpoint.parse(earlier.text()), Checkpoint.parse(later.text())) > 0) {
            throw new IllegalArgumentException("the notes are not in their order");
        }
    }

    /**
     * Puts two notes in order and leaves away every signature that is not the log's.
     *
     * @param path as of {@link Equivocation}, for the smaller of the sizes
     * @return what may be a proof; {@link #verify} says whether it is
     */
    public static Equivocation of(Note one, Note other, List<Hash> path, List<VerifierKey> logKeys)
            throws InvalidNoteException {
        Note first = signedBy(logKeys, one);
        Note second = signedBy(logKeys, other);
        boolean ordered = ORDER.compare(Checkpoint.parse(first.text()), Checkpoint.parse(second.text())) <= 0;
        return ordered ? new Equivocation(path, first, second) : new Equivocation(path, second, first);
    }

    private static Note signedBy(List<VerifierKey> logKeys, Note note) throws InvalidNoteException {
        VerifierKey signer = new NoteVerifier(logKeys).verify(note).getFirst();
        NoteSignature signature = note.signatures().stream()
                .filter(line -> line.claims(signer))
                .findFirst()
                .orElseThrow();
        return new Note(note.text(), List.of(signature));
    }

    /** Parses the bytes of a file, which must be UTF-8; {@code parse(file).format()} is the file, always. */
    public static Equivocation parse(Octets file) {
        if (file.size() > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an equivocation has at most " + MAX_BYTES + " bytes, got " + file.size());
        }
        String[] blocks =
                StrictUtf8.decode(file).split("\n\n", BLOCKS + 1); // One more than there may be, not a million.
        List<String> lines = List.of(blocks[0].split("\n", MAX_PATH_HASHES + 2));
        if (!lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("an equivocation starts with the line " + HEADER);
        }
        if (blocks.length != BLOCKS) {
            throw new IllegalArgumentException(
                    "an equivocation has 5 blocks, got " + (blocks.length > BLOCKS ? "more" : blocks.length));
        }
        List<Hash> path = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(hash -> path.add(Hash.parseBase64(hash)));
        Note earlier = Note.parse(blocks[1] + "\n\n" + blocks[2] + "\n");
        return new Equivocation(path, earlier, Note.parse(blocks[3] + "\n\n" + blocks[4]));
    }

    /** The text of the file. */
    public String format() {
        StringBuilder file = new StringBuilder(HEADER).append('\n');
        path.forEach(hash -> file.append(hash.base64()).append('\n'));
        return file.append('\n')
                .append(earlier.format())
                .append('\n')
                .append(later.format())
                .toString();
    }

    /**
     * What is proven.
     *
     * @param earlier   signed by the log
     * @param later     signed by the log
     * @param boundRoot root that {@code earlier} would have if the log had only grown
     */
    public record Fraud(Checkpoint earlier, Checkpoint later, Hash boundRoot) {}

    /**
     * Returns only if the log is proven to have signed two histories.
     *
     * @param logKeys keys that are trusted to be those of the logs they are named after
     */
    public Fraud verify(List<VerifierKey> logKeys) throws InvalidProofException {
        Checkpoint first = Checkpoint.parse(earlier.text());
        Checkpoint second = Checkpoint.parse(later.text());
        if (!first.origin().equals(second.origin())) {
            throw new InvalidProofException("the notes are of " + first.origin() + " and of " + second.origin());
        }
        Hash bound = boundRoot(first, second); // Before the signatures: anybody can put two true notes together.
        if (bound.equals(first.root())) {
            throw new InvalidProofException("both notes agree on the first " + first.treeSize() + " leaves");
        }
        requireSigned(earlier, first.origin(), logKeys);
        requireSigned(later, second.origin(), logKeys);
        return new Fraud(first, second, bound);
    }

    private static void requireSigned(Note note, String origin, List<VerifierKey> logKeys) throws InvalidNoteException {
        for (VerifierKey signer : new NoteVerifier(logKeys).verify(note)) {
            if (!signer.name().equals(origin)) {
                throw new InvalidNoteException("origin " + origin + " is signed by " + signer.name());
            }
        }
    }

    private Hash boundRoot(Checkpoint first, Checkpoint second) throws InvalidProofException {
        boolean needsPath = first.treeSize() > 0 && first.treeSize() < second.treeSize();
        if (needsPath) {
            return MerkleProof.prefixRoot(first.treeSize(), second.treeSize(), path, second.root());
        }
        if (!path.isEmpty()) {
            throw new InvalidProofException("no path is needed, got " + path.size() + " hashes");
        }
        return first.treeSize() == second.treeSize() ? second.root() : MerkleTree.EMPTY_ROOT;
    }
}
