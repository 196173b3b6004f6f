package io.symbia.log.fsck;

import io.symbia.disk.Disk;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of who has to have signed: the public halves of the keys in the folder, as far as they are there and may be read, and a policy, if
 * one is given.
 */
final class Signatures {
    private static final List<String> CURRENT = List.of("key", "key-ml-dsa-44");

    private final List<VerifierKey> keys;
    private final Optional<Policy> policy;

    private Signatures(List<VerifierKey> keys, Optional<Policy> policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /** Thrown when a note is not signed as it has to be. */
    static final class BadSignatureException extends Exception {
        private static final long serialVersionUID = 1;

        BadSignatureException(String message) {
            super(message);
        }
    }

    /** Those of a folder. A key that is damaged is a finding. */
    static Signatures of(Disk disk, Optional<Policy> policy, Findings findings) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String file : List.of("key", "key-ml-dsa-44", "key.next")) {
            if (!disk.exists(file)) continue;
            try {
                List<VerifierKey> read = StrictUtf8.decode(disk.secret(file))
                        .lines()
                        .map(line -> NoteSigner.parse(line).verifierKey())
                        .toList();
                if (read.isEmpty()) findings.lost(file, "the whole", "has no key");
                if (CURRENT.contains(file)) keys.addAll(read);
            } catch (IllegalArgumentException damaged) {
                findings.lost(file, "the whole", "is no key: it does not have the digest in it");
            }
        }
        requirePair(keys, findings);
        return new Signatures(keys, policy);
    }

    /** A log signs with a key of each type; for one that is gone, its start would make another, or refuse. */
    private static void requirePair(List<VerifierKey> keys, Findings findings) {
        if (keys.isEmpty()) return;
        for (SignatureType type : List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE)) {
            if (keys.stream().noneMatch(key -> key.type() == type)) {
                findings.lost(
                        CURRENT.getFirst(),
                        "the pair",
                        "has no key of type " + type + ", in it or in " + CURRENT.getLast());
            }
        }
    }

    /** What is not checked. */
    Optional<String> unchecked() {
        if (keys.isEmpty()) return Optional.of("not checked: signatures, there are no keys in the folder");
        return policy.isEmpty()
                ? Optional.of("not checked: cosignatures of witnesses, no --policy was given")
                : Optional.empty();
    }

    /** The newest checkpoint is signed with each key of today; by those whom the policy asks for too. */
    void requireCurrent(Note note) throws BadSignatureException {
        try {
            if (!keys.isEmpty() && !new NoteVerifier(keys).verify(note).containsAll(keys)) {
                throw new BadSignatureException("is not signed with each key of the log");
            }
            if (!keys.isEmpty() && policy.isPresent())
                policy.get().withLogs(keys).verify(note);
        } catch (InvalidNoteException bad) {
            throw new BadSignatureException(bad.getMessage());
        } catch (IllegalArgumentException unfit) {
            throw new BadSignatureException("cannot be checked under that policy: " + unfit.getMessage());
        }
    }
}
