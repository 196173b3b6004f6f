package io.symbia.log.asking;

import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;

/** The cosignatures of one witness or mirror in what it says or shows; all others are passed over. */
public final class OwnLines {
    private final NoteVerifier verifier;

    /** Those that verify with these keys. */
    public OwnLines(List<VerifierKey> keys) {
        this.verifier = new NoteVerifier(keys);
    }

    /**
     * Those in an answer, which are lines alone. "To parse the response, the client MAY concatenate it to the checkpoint, and use a note verification
     * function".
     *
     * @param text of the checkpoint that was asked about
     * @return of each key at most one, at least one
     * @throws InvalidNoteException when there is none, or one that does not verify
     */
    public List<NoteSignature> under(String text, byte[] answer) throws InvalidNoteException {
        try {
            return in(Note.parse(text + "\n" + StrictUtf8.decode(Octets.of(answer))));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidNoteException(malformed.getMessage());
        }
    }

    /** Those in a note; as above. */
    public List<NoteSignature> in(Note note) throws InvalidNoteException {
        List<NoteSignature> own = new ArrayList<>();
        for (VerifierKey key : verifier.verify(note)) { // "MUST ignore any cosignatures from unknown keys"
            own.add(first(note, key));
        }
        return own;
    }

    private static NoteSignature first(Note note, VerifierKey key) throws InvalidNoteException {
        NoteSignature signature = note.signatures().stream()
                .filter(line -> line.claims(key))
                .findFirst()
                .orElseThrow();
        if (signature.timestampSeconds() == 0) { // "The cosignature MUST NOT omit the timestamp"
            throw new InvalidNoteException("the cosignature of " + key.name() + " has no time");
        }
        return signature;
    }
}
