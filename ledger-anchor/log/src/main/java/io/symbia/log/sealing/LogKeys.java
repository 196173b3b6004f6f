package io.symbia.log.sealing;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/**
 * The two keys that sign checkpoints, of one name and of independent seeds: Ed25519, which c2sp.org/tlog-tiles asks of public logs, and
 * ML-DSA-44, which c2sp.org/tlog-checkpoint recommends. Each is a file that only its owner can read, made when a log is first started.
 *
 * <p>The log is known by its Ed25519 key. The other one is younger than some logs: where it is missing it is made.
 */
public final class LogKeys {
    private static final String NAME = "key";
    private static final String POST_QUANTUM_NAME = "key-ml-dsa-44";
    private static final int SEED_BYTES = 32; // RFC 8032 section 5.1.5 and FIPS 204 algorithm 1: 32 octets each.

    private final NoteSigner signer;
    private final NoteSigner postQuantum;

    private LogKeys(NoteSigner signer, NoteSigner postQuantum) {
        this.signer = signer;
        this.postQuantum = postQuantum;
    }

    /** Keys from two seeds that nobody can guess. */
    public static LogKeys ofSeeds(String origin, Octets seed, Octets postQuantumSeed) {
        return new LogKeys(
                NoteSigner.ofSeed(origin, seed), NoteSigner.postQuantumCosignerOfSeed(origin, postQuantumSeed));
    }

    /** Whether a folder has the key by which its log is known. */
    public static boolean exist(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Reads the keys of a folder, which must be those of that origin; makes the post-quantum one if there is none. */
    public static LogKeys read(Path folder, String origin, SecureRandom random) throws IOException {
        NoteSigner signer = read(folder, NAME, origin, SignatureType.ED25519);
        NoteSigner postQuantum = Files.exists(folder.resolve(POST_QUANTUM_NAME))
                ? read(folder, POST_QUANTUM_NAME, origin, SignatureType.ML_DSA_44_COSIGNATURE)
                : createPostQuantum(folder, origin, random);
        return new LogKeys(signer, postQuantum);
    }

    private static NoteSigner read(Path folder, String file, String origin, SignatureType type) throws IOException {
        NoteSigner signer = parse(folder, file);
        VerifierKey key = signer.verifierKey();
        if (!key.name().equals(origin)) {
            throw new RefusedToStartException(
                    "origin: the key in the folder is for %s, the configuration says %s".formatted(key.name(), origin));
        }
        if (key.type() != type) {
            throw new RefusedToStartException(
                    "key: the file %s holds a key of type %s instead of %s".formatted(file, key.type(), type));
        }
        return signer;
    }

    private static NoteSigner parse(Path folder, String file) throws IOException {
        try {
            return NoteSigner.parse(Files.readString(folder.resolve(file)).strip());
        } catch (IllegalArgumentException damaged) {
            throw new RefusedToStartException(
                    "key: the file %s in the folder is damaged: %s".formatted(file, damaged.getMessage()));
        }
    }

    /** Makes keys; when this returns they survive a power cut, so that nothing is ever signed with a key that is lost. */
    public static LogKeys create(Path folder, String origin, SecureRandom random) throws IOException {
        NoteSigner postQuantum = createPostQuantum(folder, origin, random);
        NoteSigner signer =
                NoteSigner.ofSeed(origin, seed(random)); // Last: by this one it is seen that there are keys.
        write(folder, NAME, signer);
        return new LogKeys(signer, postQuantum);
    }

    private static NoteSigner createPostQuantum(Path folder, String origin, SecureRandom random) throws IOException {
        NoteSigner signer = NoteSigner.postQuantumCosignerOfSeed(origin, seed(random));
        write(folder, POST_QUANTUM_NAME, signer);
        return signer;
    }

    private static Octets seed(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return Octets.of(seed);
    }

    private static void write(Path folder, String name, NoteSigner signer) throws IOException {
        Path aside = folder.resolve(name + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel file = FileChannel.open(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            file.write(ByteBuffer.wrap((signer.format() + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Name of the log in its checkpoints. */
    public String origin() {
        return signer.verifierKey().name();
    }

    /** The key by which the log is known. */
    public VerifierKey verifierKey() {
        return signer.verifierKey();
    }

    /** What others need to verify its checkpoints, the key by which it is known first. */
    public List<VerifierKey> verifierKeys() {
        return List.of(signer.verifierKey(), postQuantum.verifierKey());
    }

    /** A checkpoint with the signature that is the same whenever it is made. */
    public Note sign(String text) {
        return signer.note(text);
    }

    /**
     * A checkpoint with the signatures of both keys.
     *
     * @param timestampSeconds seconds since 1970
     */
    public Note signWithBoth(String text, long timestampSeconds) {
        return sign(text).with(List.of(postQuantum.cosign(text, timestampSeconds)));
    }
}
