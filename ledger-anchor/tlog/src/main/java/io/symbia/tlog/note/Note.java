package io.symbia.tlog.note;

import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text with signature lines below it, c2sp.org/signed-note:
 *
 * <pre>
 * This is an example message.
 *
 * — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
 * </pre>
 *
 * <p>That a note exists says nothing about who signed it: "The text MUST be ignored unless the note is signed by a trusted key and the
 * signature has been verified", see {@link NoteVerifier}.
 *
 * @param text       what is signed; ends with a newline
 * @param signatures in the order of their lines, at least one
 */
public record Note(String text, List<NoteSignature> signatures) {
    /** c2sp.org/signed-note: a limit is recommended, 16 must be accepted; ours leaves room for a large network of witnesses. */
    public static final int MAX_SIGNATURES = 100;

    /** Room for a hundred post-quantum signatures of 5 kB; of the text and the signatures together. */
    public static final int MAX_BYTES = 1 << 20;

    /** Refuses what {@link #format} could not write so that {@link #parse} reads the same. */
    public Note {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to 100 signatures, not " + signatures.size());
        }
        if (StrictUtf8.encode(format(text, signatures)).size() > MAX_BYTES) { // INVARIANT 160
            throw new IllegalArgumentException("a note has at most " + MAX_BYTES + " bytes");
        }
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the text of a note ends with a newline");
        }
        if (StrictUtf8.hasControl(text, '\n')) {
            throw new IllegalArgumentException("a note has no control characters other than newline");
        }
    }

    /** Parses the bytes of a note, which must be UTF-8. */
    public static Note parse(Octets note) {
        if (note.size() > MAX_BYTES) {
            throw new IllegalArgumentException("a note has at most " + MAX_BYTES + " bytes, got " + note.size());
        }
        return parse(StrictUtf8.decode(note));
    }

    /** Parses a note; {@code parse(note).format().equals(note)} always. */
    public static Note parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a note is a text, a blank line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        int start = blank + 2;
        while (start < note.length()) {
            int end = note.indexOf('\n', start);
            if (signatures.size() == MAX_SIGNATURES) {
                throw new IllegalArgumentException("a note has at most " + MAX_SIGNATURES + " signature lines");
            }
            signatures.add(NoteSignature.parse(note.substring(start, end)));
            start = end + 1;
        }
        return new Note(note.substring(0, blank + 1), signatures);
    }

    /** Text, blank line, signature lines. */
    public String format() {
        return format(text, signatures);
    }

    private static String format(String text, List<NoteSignature> signatures) {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.format()).append('\n'));
        return note.toString();
    }

    /** The same text with further signatures below. */
    public Note with(List<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(further);
        return new Note(text, all);
    }

    @Override
    public String toString() {
        return format();
    }
}
