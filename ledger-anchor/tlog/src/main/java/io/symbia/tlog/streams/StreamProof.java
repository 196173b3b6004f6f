package io.symbia.tlog.streams;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.util.List;
import java.util.Optional;

/**
 * A proof of all events of a stream, which it knows by its tag, or that there is no such tag, to be checked without a network. A file with
 * extension {@code .stream-proof}:
 *
 * <pre>
 * symbia.io/stream-proof@v1
 * stream 5f0c…                       the tag
 * head 2 1042 6Vt…=                  count, last leaf, chain; or "empty"; or "other", a tag and the head of that stream
 * leaf 7                             where its events are, one line each; none without a head
 * leaf 1042
 * node gSKyXoYZ…=                    the path in the map, the deepest sibling first
 * manifest eyJiYXRja…=               the manifest that seals the map, its bytes in base64
 * path sFodV/vSp…=                   the path of the manifest's leaf, as in c2sp.org/tlog-proof
 *
 * example.com/fancylog               the checkpoint
 * …
 * </pre>
 *
 * @param tag        the stream
 * @param map        what the sealed map says of it
 * @param leaves     zero-based indexes of the leaves of its events, in order; empty if there is no such stream
 * @param manifest   seals the map
 * @param path       siblings from the manifest's leaf to the root of the log, at most 63
 * @param checkpoint the signed checkpoint, as the log published it
 */
public record StreamProof(
        StreamTag tag, MapProof map, List<Long> leaves, BatchManifest manifest, List<Hash> path, Note checkpoint) {
    /** File name extension, with its dot. */
    public static final String EXTENSION = ".stream-proof";

    /** Events of the longest stream that is proven in one file: two megabytes of leaf lines. */
    public static final int MAX_EVENTS = 100_000;

    /** Leaf lines, a manifest of many sources and a checkpoint with all its signatures. */
    public static final int MAX_BYTES = 4 << 20;

    /** Refuses what no proof can be. */
    public StreamProof {
        leaves = List.copyOf(leaves);
        path = List.copyOf(path);
        requireLeaves(map.found(), leaves);
        if (path.size() > MerkleTree.MAX_INCLUSION_HASHES) {
            throw new IllegalArgumentException("no proof has a path of " + path.size() + " hashes");
        }
        if (manifest.streams().isEmpty()) {
            throw new IllegalArgumentException("manifest " + manifest.batch() + " seals no map of streams");
        }
    }

    private static void requireLeaves(MapProof.Found found, List<Long> leaves) {
        long count = found instanceof MapProof.Present(StreamHead head) ? head.count() : 0;
        if (leaves.size() != count || count > MAX_EVENTS) {
            throw new IllegalArgumentException(
                    "a stream of " + count + " events is not proven with " + leaves.size() + " leaves");
        }
        for (int index = 1; index < leaves.size(); index++) {
            if (leaves.get(index - 1) >= leaves.get(index)) {
                throw new IllegalArgumentException("the leaves of a stream increase");
            }
        }
        if (found instanceof MapProof.Present(StreamHead head) && leaves.getLast() != head.last()) {
            throw new IllegalArgumentException(
                    "the last leaf is " + head.last() + " and not " + leaves.getLast() + " at once");
        }
    }

    /** Parses the bytes of a proof, which must be UTF-8. */
    public static StreamProof parse(Octets proof) {
        if (proof.size() > MAX_BYTES) {
            throw new IllegalArgumentException("a proof has at most " + MAX_BYTES + " bytes, got " + proof.size());
        }
        return parse(StrictUtf8.decode(proof));
    }

    /** Parses a proof; {@code parse(proof).format().equals(proof)} always. */
    public static StreamProof parse(String proof) {
        StreamProof parsed = StreamProofText.parse(proof);
        if (!parsed.format().equals(proof)) {
            throw new IllegalArgumentException("the stream proof is not in its one spelling");
        }
        return parsed;
    }

    /** The text of the file. */
    public String format() {
        return StreamProofText.format(this);
    }

    /** The map that the manifest seals. */
    public SealedStreams sealed() {
        return manifest.streams().orElseThrow();
    }

    /** Proves what it says, in a log that the policy trusts. */
    public ProvenStream verify(Policy policy) throws InvalidProofException {
        TrustedCheckpoint trusted = policy.verify(checkpoint);
        verifyManifest(trusted.checkpoint());
        return verifyMap();
    }

    /** Half of {@link #verify}: the manifest is in the tree of that checkpoint, whose signatures the caller has verified. */
    public void verifyManifest(Checkpoint verified) throws InvalidProofException {
        Hash leafHash = MerkleTree.leafHash(manifest.entry().format());
        MerkleProof.verifyInclusion(leafHash, manifest.end(), verified.treeSize(), path, verified.root());
    }

    /** Other half of {@link #verify}: what the map says that this manifest seals. */
    public ProvenStream verifyMap() throws InvalidProofException {
        Optional<StreamHead> head = map.verify(tag, sealed());
        return new ProvenStream(tag, head, leaves, sealed().size());
    }
}
