package io.symbia.mirror.checkpoints;

import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines that were found good, under the last texts that somebody has shown: nobody makes work by showing them again, among others that are not. For
 * use by several threads.
 */
final class VerifiedLines {
    /** More than a log has trees that are not published yet. */
    private static final int MAX_TEXTS = 16;

    private final NoteVerifier verifier;
    private final Map<String, Note> byText = new LinkedHashMap<>(); // The oldest first. Guarded by this.

    VerifiedLines(NoteVerifier verifier) {
        this.verifier = verifier;
    }

    /** Those that are known of a text. */
    synchronized Optional<Note> of(String text) {
        return Optional.ofNullable(byText.get(text));
    }

    private List<NoteSignature> linesOf(String text) {
        return of(text).map(Note::signatures).orElse(List.of());
    }

    /** Refuses lines of which one is not good; each that is will not be verified again. */
    void require(String text, List<NoteSignature> lines) throws InvalidNoteException {
        for (NoteSignature line : lines) {
            if (linesOf(text).contains(line)) continue;
            verifier.verify(new Note(text, List.of(line)));
            add(text, line);
        }
    }

    private synchronized void add(String text, NoteSignature line) {
        List<NoteSignature> lines = new ArrayList<>(linesOf(text));
        lines.removeIf(known -> known.keyName().equals(line.keyName())
                && known.keyId() == line.keyId()); // Of a key only the latest is asked for.
        lines.add(line);
        byText.remove(text);
        byText.put(text, new Note(text, lines));
        if (byText.size() > MAX_TEXTS) byText.remove(byText.keySet().iterator().next());
    }
}
