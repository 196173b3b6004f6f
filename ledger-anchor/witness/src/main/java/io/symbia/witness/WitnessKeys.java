package io.symbia.witness;

import io.symbia.disk.Disk;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * The witness's two keys, Ed25519 and ML-DSA-44, of one name and of independent seeds; a line each in the file {@code key}, which only its owner can
 * read.
 */
final class WitnessKeys {
    private static final String FILE = "key";
    private static final int KEYS = 2;
    private static final int SEED_BYTES = 32;

    private final List<NoteSigner> signers;

    private WitnessKeys(List<NoteSigner> signers) {
        this.signers = signers;
    }

    static boolean exist(Disk disk) throws IOException {
        return disk.exists(FILE);
    }

    /** Makes keys; when this returns they last. */
    static WitnessKeys create(Disk disk, String name, SecureRandom random) throws IOException {
        WitnessKeys keys = new WitnessKeys(List.of(
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
     * @throws IllegalArgumentException when they are another witness's, or damaged
     */
    static WitnessKeys read(Disk disk, String name) throws IOException {
        List<NoteSigner> signers = StrictUtf8.decode(disk.secret(FILE))
                .lines()
                .map(NoteSigner::parse)
                .toList();
        if (signers.size() != KEYS) {
            throw new IllegalArgumentException(
                    "a witness has " + KEYS + " keys, the file of keys has " + signers.size());
        }
        for (NoteSigner signer : signers) {
            String found = signer.verifierKey().name();
            if (!found.equals(name)) {
                throw new IllegalArgumentException("the keys are of " + found + ", the witness is to be " + name);
            }
        }
        return new WitnessKeys(signers);
    }

    List<NoteSigner> signers() {
        return signers;
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
