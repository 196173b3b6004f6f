package io.symbia.witness;

import io.symbia.disk.Disk;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the witness has cosigned last for each log, a file a log, named by the hash of its origin: the note, or {@value #NOTHING} while it has
 * cosigned none. An empty file is a damaged one.
 *
 * <p>A witness that forgets would cosign a second history. So the file of a log is made once, when the log is first watched, and the list of
 * logs that have one is kept beside; if a file is missing that should be there, {@link #require} refuses.
 */
final class Memory {
    private static final String LIST = "logs";
    private static final String NOTHING = "nothing";

    private final Disk disk;

    Memory(Disk disk) {
        this.disk = disk;
    }

    /** Makes an empty memory; what is there already is not touched. */
    void create() throws IOException {
        if (!disk.exists(LIST)) disk.replace(LIST, Octets.EMPTY);
    }

    /**
     * Makes sure that a log can be remembered: its file is there, or it is watched for the first time.
     *
     * @param own the keys of the witness, all of which have signed what it remembers
     * @throws LostMemoryException when it has been watched before and its file is gone or damaged
     */
    void require(WatchedLog log, List<VerifierKey> own) throws IOException {
        if (!disk.exists(LIST)) throw new LostMemoryException("the list of logs is gone");
        String file = fileOf(log.origin());
        String list = StrictUtf8.decode(disk.content(LIST));
        boolean known = list.lines().anyMatch(file::equals);
        if (!known) { // The file first: after a crash in between there is a file too many, which says the truth.
            if (!disk.exists(file)) disk.replace(file, StrictUtf8.encode(NOTHING));
            disk.replace(LIST, StrictUtf8.encode(list + file + "\n"));
        } else if (!disk.exists(file)) {
            throw new LostMemoryException("what was cosigned for " + log.origin() + " is gone");
        }
        try {
            Optional<Note> last = latest(log.origin());
            if (last.isPresent()) requireIntact(last.get(), log, own);
        } catch (IllegalArgumentException | InvalidNoteException damaged) {
            throw new LostMemoryException("what was cosigned for " + log.origin() + " cannot be read", damaged);
        }
    }

    /** The witness's own signatures say whether a byte has changed since: another size or root would be another past. */
    private static void requireIntact(Note note, WatchedLog log, List<VerifierKey> own) throws InvalidNoteException {
        List<VerifierKey> known =
                Stream.concat(own.stream(), log.keys().stream()).toList();
        if (!new NoteVerifier(known).verify(note).containsAll(own)) {
            throw new InvalidNoteException("it is not signed by each key of this witness");
        }
    }

    /** The note that was cosigned last, with the log's signatures and the witness's own. */
    Optional<Note> latest(String origin) throws IOException {
        String content = StrictUtf8.decode(disk.content(fileOf(origin)));
        return content.equals(NOTHING) ? Optional.empty() : Optional.of(Note.parse(content));
    }

    /** Remembers a note in place of the one before; lasting when this returns. */
    void remember(String origin, Note cosigned) throws IOException {
        disk.replace(fileOf(origin), StrictUtf8.encode(cosigned.format()));
    }

    /** The name under which c2sp.org/tlog-witness lets monitors ask for a log: "the SHA-256 hash of the log's origin, hex encoded". */
    static String fileOf(String origin) {
        return Hash.ofContent(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
