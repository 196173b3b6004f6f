package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof that can be checked without a network: c2sp.org/tlog-proof. A file with extension {@code .tlog-proof}:
 *
 * <pre>
 * c2sp.org/tlog-proof@v1
 * index 73894
 * gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
 * …
 *
 * example.com/fancylog
 * 109482
 * sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=
 *
 * — example.com/fancylog hI2DJw…
 * </pre>
 *
 * @param extra      data of the application, signed by nobody
 * @param leafIndex  zero-based index of the entry in the log
 * @param path       siblings from the leaf to the root, at most 63
 * @param checkpoint the signed checkpoint, as the log published it
 */
public record TlogProof(Optional<Octets> extra, long leafIndex, List<Hash> path, Note checkpoint) {
    /** File name extension, with its dot. */
    public static final String EXTENSION = ".tlog-proof";

    /** A checkpoint with all its signatures, a path, and as much extra data again. */
    public static final int MAX_BYTES = 2 * Note.MAX_BYTES;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** Refuses what no proof can be. */
    public TlogProof {
        path = List.copyOf(path);
        if (leafIndex < 0 || path.size() > MerkleTree.MAX_INCLUSION_HASHES) {
            throw new IllegalArgumentException("no proof has index " + leafIndex + " and " + path.size() + " hashes");
        }
    }

    /** A proof without extra data. */
    public TlogProof(long leafIndex, List<Hash> path, Note checkpoint) {
        this(Optional.empty(), leafIndex, path, checkpoint);
    }

    /** Parses the bytes of a proof, which must be UTF-8. */
    public static TlogProof parse(Octets proof) {
        if (proof.size() > MAX_BYTES) {
            throw new IllegalArgumentException("a proof has at most " + MAX_BYTES + " bytes, got " + proof.size());
        }
        return parse(StrictUtf8.decode(proof));
    }

    /** Parses a proof; {@code parse(proof).format().equals(proof)} always. */
    public static TlogProof parse(String proof) {
        int blank = proof.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("a proof has an empty line before its checkpoint");
        }
        List<String> lines = List.of(proof.substring(0, blank).split("\n", -1));
        if (!lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("a proof starts with the line " + HEADER);
        }
        int next = 1;
        Optional<Octets> extra = Optional.empty();
        if (next < lines.size() && lines.get(next).startsWith(EXTRA)) {
            extra = Optional.of(Octets.parseBase64(lines.get(next).substring(EXTRA.length())));
            next++;
        }
        if (next == lines.size() || !lines.get(next).startsWith(INDEX)) {
            throw new IllegalArgumentException("a proof has a line with its index");
        }
        long leafIndex = Decimal.parse(lines.get(next).substring(INDEX.length()));
        List<Hash> path = new ArrayList<>();
        lines.subList(next + 1, lines.size()).forEach(hash -> path.add(Hash.parseBase64(hash)));
        return new TlogProof(extra, leafIndex, path, Note.parse(proof.substring(blank + 2)));
    }

    /** The text of the file. */
    public String format() {
        StringBuilder proof = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(data -> proof.append(EXTRA).append(data.base64()).append('\n'));
        proof.append(INDEX).append(leafIndex).append('\n');
        path.forEach(hash -> proof.append(hash.base64()).append('\n'));
        return proof.append('\n').append(checkpoint.format()).toString();
    }

    /**
     * Proves that an entry is in a log that the policy trusts: steps 2 to 4 of "Verifying a tlog proof".
     *
     * @param leafHash computed by the caller from what it holds: step 1
     */
    public TrustedCheckpoint verify(Hash leafHash, Policy policy) throws InvalidProofException {
        TrustedCheckpoint trusted = policy.verify(checkpoint);
        verifyInclusion(leafHash, trusted.checkpoint());
        return trusted;
    }

    /** Step 4 alone: the leaf is in the tree of that checkpoint, whose signatures the caller has verified. */
    public void verifyInclusion(Hash leafHash, Checkpoint verified) throws InvalidProofException {
        MerkleProof.verifyInclusion(leafHash, leafIndex, verified.treeSize(), path, verified.root());
    }
}
