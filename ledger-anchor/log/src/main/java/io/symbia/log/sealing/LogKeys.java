package io.symbia.log.sealing;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that sign checkpoints, pairs of one name and of independent seeds: Ed25519, which c2sp.org/tlog-tiles asks of public logs, and
 * ML-DSA-44, which c2sp.org/tlog-checkpoint recommends. One pair, or two while the log changes its keys: then each signs.
 *
 * <pre>
 * key            the Ed25519 key by which the log is known; after a change of keys both keys of the pair
 * key-ml-dsa-44  the other one, of a log that has never changed its keys
 * key.next       the next pair: signs, beside the one above, from the next start on
 * </pre>
 *
 * The next pair is one file, so that one rename puts it in the place of the pair before, and there is no moment with half of each.
 */
public final class LogKeys {
    private static final String NAME = "key";
    private static final String POST_QUANTUM_NAME = "key-ml-dsa-44";
    private static final String NEXT = "key.next";
    private static final int SEED_BYTES = 32; // RFC 8032 section 5.1.5 and FIPS 204 algorithm 1: 32 octets each.
    private static final List<SignatureType> TYPES =
            List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE);

    private final List<Pair> pairs; // The newest first.

    private LogKeys(List<Pair> pairs) {
        this.pairs = pairs;
    }

    private record Pair(NoteSigner signer, NoteSigner postQuantum) {
        static Pair of(List<NoteSigner> signers) {
            return new Pair(signers.getFirst(), signers.getLast());
        }

        static Pair random(String origin, SecureRandom random) {
            return new Pair(
                    NoteSigner.ofSeed(origin, seed(random)),
                    NoteSigner.postQuantumCosignerOfSeed(origin, seed(random)));
        }

        private static Octets seed(SecureRandom random) {
            byte[] seed = new byte[SEED_BYTES];
            random.nextBytes(seed);
            return Octets.of(seed);
        }

        List<NoteSigner> signers() {
            return List.of(signer, postQuantum);
        }

        Stream<VerifierKey> verifierKeys() {
            return signers().stream().map(NoteSigner::verifierKey);
        }
    }

    /** Keys from two seeds that nobody can guess. */
    public static LogKeys ofSeeds(String origin, Octets seed, Octets postQuantumSeed) {
        return new LogKeys(List.of(new Pair(
                NoteSigner.ofSeed(origin, seed), NoteSigner.postQuantumCosignerOfSeed(origin, postQuantumSeed))));
    }

    /** Whether a folder has the key by which its log is known. */
    public static boolean exist(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Reads the keys of a folder, which must be those of that origin; makes the post-quantum one if there is none. */
    public static LogKeys read(Path folder, String origin, SecureRandom random) throws IOException {
        return KeyFiles.alone(folder, () -> readAlone(folder, origin, random));
    }

    private static LogKeys readAlone(Path folder, String origin, SecureRandom random) throws IOException {
        LogKeys current = new LogKeys(List.of(readCurrent(folder, origin, random)));
        return Files.exists(folder.resolve(NEXT))
                ? current.followedBy(new LogKeys(List.of(readNext(folder, origin))))
                : current;
    }

    private static Pair readCurrent(Path folder, String origin, SecureRandom random) throws IOException {
        List<NoteSigner> signers = KeyFiles.read(folder, NAME, origin, TYPES);
        if (signers.size() == TYPES.size()) {
            return Pair.of(signers);
        }
        if (!Files.exists(folder.resolve(POST_QUANTUM_NAME))) {
            KeyFiles.write(
                    folder,
                    POST_QUANTUM_NAME,
                    List.of(Pair.random(origin, random).postQuantum()));
        }
        List<SignatureType> postQuantum = TYPES.subList(1, TYPES.size());
        return new Pair(
                signers.getFirst(),
                KeyFiles.read(folder, POST_QUANTUM_NAME, origin, postQuantum).getFirst());
    }

    private static Pair readNext(Path folder, String origin) throws IOException {
        List<NoteSigner> signers = KeyFiles.read(folder, NEXT, origin, TYPES);
        if (signers.size() != TYPES.size()) {
            throw new RefusedToStartException("key: the file %s in the folder is cut off".formatted(NEXT));
        }
        return Pair.of(signers);
    }

    /**
     * Makes keys, unless somebody else just has; when this returns they survive a power cut, so that nothing is ever signed with a key that is
     * lost.
     */
    public static LogKeys create(Path folder, String origin, SecureRandom random) throws IOException {
        return KeyFiles.alone(folder, () -> {
            if (!exist(folder)) {
                Pair pair = Pair.random(origin, random);
                KeyFiles.write(folder, POST_QUANTUM_NAME, List.of(pair.postQuantum()));
                KeyFiles.write(
                        folder, NAME, List.of(pair.signer())); // Last: by this one it is seen that there are keys.
            }
            return readAlone(folder, origin, random);
        });
    }

    /** Makes the next keys of a folder that has keys, unless they are there. A log that runs takes no note of them. */
    public static LogKeys createNext(Path folder, String origin, SecureRandom random) throws IOException {
        return KeyFiles.alone(folder, () -> {
            deleteRetiredAlone(folder); // Else the second key of the pair before would stay for ever.
            if (!Files.exists(folder.resolve(NEXT))) {
                KeyFiles.write(folder, NEXT, Pair.random(origin, random).signers());
            }
            return readAlone(folder, origin, random);
        });
    }

    /** Says whether keys may be retired. */
    @FunctionalInterface
    public interface Vouching {
        /** Throws if one of them has not vouched for the next. */
        void require(LogKeys keys) throws IOException;
    }

    /** Puts the next keys, if there are any, in the place of those before, whose seeds are gone for good when this returns. */
    public static LogKeys retireOld(Path folder, String origin, SecureRandom random, Vouching vouching)
            throws IOException {
        return KeyFiles.alone(folder, () -> {
            LogKeys before = readAlone(folder, origin, random);
            if (before.areChanging()) {
                vouching.require(before);
                KeyFiles.replace(folder, NEXT, NAME);
            }
            deleteRetiredAlone(folder);
            return readAlone(folder, origin, random);
        });
    }

    /** Removes what a crash in the middle of {@link #retireOld} left, which nothing reads. */
    private static void deleteRetiredAlone(Path folder) throws IOException {
        if (Files.readAllLines(folder.resolve(NAME)).size() == TYPES.size()) {
            KeyFiles.delete(folder, POST_QUANTUM_NAME);
        }
    }

    /** These keys, and before them the next ones. */
    public LogKeys followedBy(LogKeys next) {
        return new LogKeys(Stream.concat(next.pairs.stream(), pairs.stream()).toList());
    }

    /** Whether there are keys to retire. */
    boolean areChanging() {
        return pairs.size() > 1;
    }

    /** Name of the log in its checkpoints. */
    public String origin() {
        return verifierKey().name();
    }

    /** The key by which the log is known: the newest for Ed25519. */
    public VerifierKey verifierKey() {
        return knownBy().getFirst();
    }

    /** The keys by which the log is known, the newest first; one, or two while they change. */
    public List<VerifierKey> knownBy() {
        return pairs.stream().map(pair -> pair.signer().verifierKey()).toList();
    }

    /** What others need to verify its checkpoints, the key by which it is known first. */
    public List<VerifierKey> verifierKeys() {
        return pairs.stream().flatMap(Pair::verifierKeys).toList();
    }

    /** As a manifest names them. */
    public SealedKeys sealed() {
        return new SealedKeys(verifierKeys());
    }

    /** A checkpoint with the signatures that are the same whenever they are made. */
    public Note sign(String text) {
        return new Note(
                text, pairs.stream().map(pair -> pair.signer().sign(text)).toList());
    }

    /**
     * What {@link #sign} made, with the signatures of the other keys too.
     *
     * @param timestampSeconds seconds since 1970
     */
    public Note cosign(Note signed, long timestampSeconds) {
        List<NoteSignature> cosignatures = pairs.stream()
                .map(pair -> pair.postQuantum().cosign(signed.text(), timestampSeconds))
                .toList();
        return signed.with(cosignatures);
    }
}
