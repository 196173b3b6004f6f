package io.symbia.cosigner;

import io.symbia.disk.Disk;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds the two keys of a witness or a mirror, Ed25519 and ML-DSA-44, of one name and of independent seeds; a line each in the file {@code key}, which
 * only its owner can read.
 */
public final class CosignerKeys {
    /** For so long a cosignature is given again as it was; by so much its time may be off. A log asks anew after 5 minutes. */
    public static final Duration REPEATS = Duration.ofMinutes(1);

    private static final String FILE = "key";
    private static final int KEYS = 2;
    private static final int SEED_BYTES = 32;

    private final List<NoteSigner> signers;

    private CosignerKeys(List<NoteSigner> signers) {
        this.signers = signers;
    }

    /** Whether there are keys in that folder. */
    public static boolean exist(Disk disk) throws IOException {
        return disk.exists(FILE);
    }

    /** Makes keys; when this returns they last. */
    public static CosignerKeys create(Disk disk, String name, SecureRandom random) throws IOException {
        CosignerKeys keys = new CosignerKeys(List.of(
                NoteSigner.cosignerOfSeed(name, seed(random)),
                NoteSigner.postQuantumCosignerOfSeed(name, seed(random))));
        StringBuilder lines = new StringBuilder();
        for (NoteSigner signer : keys.signers) lines.append(signer.format()).append('\n');
        disk.replaceSecret(FILE, StrictUtf8.encode(lines.toString()));
        return keys;
    }

    /**
     * Reads the keys.
     *
     * @throws IllegalArgumentException when they have another name, or are damaged
     */
    public static CosignerKeys read(Disk disk, String name) throws IOException {
        List<NoteSigner> signers = StrictUtf8.decode(disk.secret(FILE))
                .lines()
                .map(NoteSigner::parse)
                .toList();
        if (signers.size() != KEYS) {
            throw new IllegalArgumentException("there are " + KEYS + " keys, the file of keys has " + signers.size());
        }
        for (NoteSigner signer : signers) {
            String found = signer.verifierKey().name();
            if (!found.equals(name)) {
                throw new IllegalArgumentException("the keys are of " + found + ", and not of " + name);
            }
        }
        return new CosignerKeys(signers);
    }

    /**
     * A cosignature of each key, as of now.
     *
     * @throws IllegalArgumentException when the text cannot be cosigned, as with an origin too long for a post-quantum cosignature
     */
    public List<NoteSignature> cosign(String text, Clock clock) {
        long nowSeconds = clock.instant().getEpochSecond();
        if (nowSeconds <= 0) throw new IllegalStateException("the clock says " + clock.instant()); // "MUST NOT be zero"
        return signers.stream().map(signer -> signer.cosign(text, nowSeconds)).toList();
    }

    /**
     * The cosignatures by these keys on a note, if they are of the last minute: what is public and asked for once more is given again as it was,
     * and costs neither a signature nor a write. A clock that was set back makes new ones.
     */
    public Optional<List<NoteSignature>> recent(Note cosigned, Clock clock) {
        List<VerifierKey> keys = verifierKeys();
        List<NoteSignature> own = cosigned.signatures().stream()
                .filter(line -> keys.stream().anyMatch(line::claims))
                .toList();
        if (own.isEmpty()) return Optional.empty();
        long ageSeconds = clock.instant().getEpochSecond() - own.getFirst().timestampSeconds();
        return ageSeconds >= 0 && ageSeconds < REPEATS.toSeconds() ? Optional.of(own) : Optional.empty();
    }

    /** What others need to verify its cosignatures. */
    public List<VerifierKey> verifierKeys() {
        return signers.stream().map(NoteSigner::verifierKey).toList();
    }

    private static Octets seed(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return Octets.of(seed);
    }
}
