package io.symbia.tlog.note;

import io.symbia.tlog.signature.Ed25519;
import io.symbia.tlog.signature.MlDsa44;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which of some known keys signed a note. */
public final class NoteVerifier {
    private final List<VerifierKey> keys;

    /** Knows the given keys; two that no signature line could tell apart are refused. */
    public NoteVerifier(List<VerifierKey> keys) {
        this.keys = List.copyOf(keys);
        VerifierKey.requireTold(this.keys);
    }

    /**
     * The known keys that signed, each once, in the order of the keys.
     *
     * @throws InvalidNoteException if none of them did, or if a line that names one of them does not verify
     */
    public List<VerifierKey> verify(Note note) throws InvalidNoteException {
        List<VerifierKey> signers = signers(note);
        if (signers.isEmpty()) {
            throw new InvalidNoteException("no signature is from a known key");
        }
        return signers;
    }

    /**
     * As {@link #verify}, but nobody need have signed. Lines of unknown keys are passed over. Of several lines of one key each must
     * verify, and they count once; of several lines that are the same, one is verified: somebody else may have repeated it a hundred times.
     */
    public List<VerifierKey> signers(Note note) throws InvalidNoteException {
        List<VerifierKey> signers = new ArrayList<>();
        for (VerifierKey key : keys) {
            Set<NoteSignature> lines = note.signatures().stream()
                    .filter(line -> line.claims(key))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (NoteSignature line : lines) {
                requireValid(key, note.text(), line.signature());
            }
            if (!lines.isEmpty()) {
                signers.add(key);
            }
        }
        return List.copyOf(signers);
    }

    private static void requireValid(VerifierKey key, String text, Octets signature) throws InvalidNoteException {
        // Before the provider sees it: what providers make of other lengths differs.
        if (signature.size() != key.type().signatureBytes()) {
            throw new InvalidNoteException("signature of " + key.name() + " has " + signature.size() + " bytes, not "
                    + key.type().signatureBytes());
        }
        boolean valid = switch (key.type()) {
            case ED25519 -> Ed25519.verifies(key.publicKey(), StrictUtf8.encode(text), signature);
            case ED25519_COSIGNATURE ->
                Ed25519.verifies(
                        key.publicKey(),
                        CosignedMessage.ed25519(text, timestamp(key, signature)),
                        signature.from(Long.BYTES));
            case ML_DSA_44_COSIGNATURE ->
                MlDsa44.verifies(
                        key.publicKey(),
                        CosignedMessage.mlDsa44(key.name(), text, timestamp(key, signature)),
                        signature.from(Long.BYTES));
        };
        if (!valid) {
            throw new InvalidNoteException("signature of " + key.name() + " does not verify");
        }
    }

    /** c2sp.org/tlog-cosignature: the timestamp "MUST NOT exceed 2^63 - 1". */
    private static long timestamp(VerifierKey key, Octets signature) throws InvalidNoteException {
        long timestampSeconds = Bytes.readLong(signature.toArray(), 0);
        if (timestampSeconds < 0) {
            throw new InvalidNoteException("signature of " + key.name() + " has a time past 2^63 - 1");
        }
        return timestampSeconds;
    }
}
