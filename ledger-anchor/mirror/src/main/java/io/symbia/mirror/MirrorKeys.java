package io.symbia.mirror;

import io.symbia.disk.Disk;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The mirror's two keys, Ed25519 and ML-DSA-44, of one name and of independent seeds; a line each in the file {@code key}. */
final class MirrorKeys {
    private static final String FILE = "key";
    private static final int KEYS = 2;
    private static final int SEED_BYTES = 32;

    private final List<NoteSigner> signers;

    private MirrorKeys(List<NoteSigner> signers) {
        this.signers = signers;
    }

    static boolean exist(Disk disk) throws IOException {
        return disk.exists(FILE);
    }

    /** Makes keys; when this returns they last. */
    static MirrorKeys create(Disk disk, String name, SecureRandom random) throws IOException {
        MirrorKeys keys = new MirrorKeys(List.of(
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
     * @throws IllegalArgumentException when they are another mirror's, or damaged
     */
    static MirrorKeys read(Disk disk, String name) throws IOException {
        List<NoteSigner> signers = StrictUtf8.decode(disk.secret(FILE))
                .lines()
                .map(NoteSigner::parse)
                .toList();
        if (signers.size() != KEYS) {
            throw new IllegalArgumentException(
                    "a mirror has " + KEYS + " keys, the file of keys has " + signers.size());
        }
        for (NoteSigner signer : signers) {
            String found = signer.verifierKey().name();
            if (!found.equals(name)) {
                throw new IllegalArgumentException("the keys are of " + found + ", the mirror is to be " + name);
            }
        }
        return new MirrorKeys(signers);
    }

    /** A cosignature of each key, as of now. */
    List<NoteSignature> cosign(String text, Clock clock) {
        long nowSeconds = clock.instant().getEpochSecond();
        if (nowSeconds <= 0) throw new IllegalStateException("the clock says " + clock.instant());
        return signers.stream().map(signer -> signer.cosign(text, nowSeconds)).toList();
    }

    /** What others need to verify its cosignatures. */
    List<VerifierKey> verifierKeys() {
        return signers.stream().map(NoteSigner::verifierKey).toList();
    }

    private static Octets seed(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return Octets.of(seed);
    }
}
