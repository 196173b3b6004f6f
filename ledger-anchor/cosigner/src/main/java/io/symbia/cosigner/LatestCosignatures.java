package io.symbia.cosigner;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.VerifierKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins what is known to have been signed under one text: of each key one line, the latest, and no line of a key that nobody knows. So nobody who
 * shows a note with fewer, older or other lines takes any away.
 */
public final class LatestCosignatures {
    private LatestCosignatures() {}

    /**
     * The lines of two notes of one text; of two that state the same time the one that is kept. Whether they are good is for others to find out.
     *
     * @param plain         keys whose lines hold no time, of which any will do
     * @param cosigners     keys whose lines hold a time
     * @param latestSeconds since 1970; a line that states a later time is left out
     */
    public static List<NoteSignature> of(
            List<VerifierKey> plain, List<VerifierKey> cosigners, Optional<Note> kept, Note added, long latestSeconds) {
        List<NoteSignature> lines = new ArrayList<>();
        for (VerifierKey key : plain) claimed(key, kept, added).findFirst().ifPresent(lines::add);
        for (VerifierKey key : cosigners) {
            claimed(key, kept, added)
                    .filter(line -> line.signature().size() >= Long.BYTES)
                    .filter(line -> line.timestampSeconds() >= 0 && line.timestampSeconds() <= latestSeconds)
                    .max(Comparator.comparingLong(NoteSignature::timestampSeconds))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private static Stream<NoteSignature> claimed(VerifierKey key, Optional<Note> kept, Note added) {
        return Stream.concat(kept.stream(), Stream.of(added))
                .flatMap(note -> note.signatures().stream())
                .filter(line -> line.claims(key));
    }
}
