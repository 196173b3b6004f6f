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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the witness has cosigned last for each log, a file a log, named by the hash of its origin: the note, or {@value #NOTHING} while it has
 * cosigned none. An empty file is a damaged one.
 *
 * <p>A witness that forgets would cosign a second history. So the file of a log is made once, when the log is first watched, and the list of
 * logs that have one is kept beside; if a file is missing that should be there, {@link #require} refuses.
 *
 * <p>Two processes with one memory would each cosign what the other has refused. The lock of the folder keeps them apart; should it fail, the
 * file holds at the next write what this process did not put there. Then {@link #remember} refuses, and leaves the file {@value #STOPPED}, with
 * which no witness starts in this folder: its key may have cosigned two histories.
 */
final class Memory {
    private static final String LIST = "logs";
    private static final String NOTHING = "nothing";
    private static final String STOPPED = "stopped";

    private final Disk disk;
    private final Map<String, Kept> kept =
            new ConcurrentHashMap<>(); // By origin; one thread at a time changes one of them.

    /**
     * What this process knows of a file.
     *
     * @param last     what was remembered
     * @param possible what the file may hold: that, or, after a write that failed half-way, what was cosigned and never answered
     */
    private record Kept(Optional<Note> last, Set<String> possible) {
        static Kept parse(String content) {
            return new Kept(
                    content.equals(NOTHING) ? Optional.empty() : Optional.of(Note.parse(content)), Set.of(content));
        }
    }

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
        if (disk.exists(STOPPED)) throw new LostMemoryException(text(STOPPED));
        if (!disk.exists(LIST)) throw new LostMemoryException("the list of logs is gone");
        String file = fileOf(log.origin());
        String list = text(LIST);
        boolean known = list.lines().anyMatch(file::equals);
        if (!known) { // The file first: after a crash in between there is a file too many, which says the truth.
            if (!disk.exists(file)) disk.replace(file, StrictUtf8.encode(NOTHING));
            disk.replace(LIST, StrictUtf8.encode(list + file + "\n"));
        } else if (!disk.exists(file)) {
            throw new LostMemoryException("what was cosigned for " + log.origin() + " is gone");
        }
        try {
            Kept found = Kept.parse(text(file));
            if (found.last().isPresent()) requireIntact(found.last().get(), log, own);
            kept.put(log.origin(), found);
        } catch (IllegalArgumentException | InvalidNoteException damaged) {
            throw new LostMemoryException("what was cosigned for " + log.origin() + " cannot be read", damaged);
        }
    }

    private String text(String file) throws IOException {
        return StrictUtf8.decode(disk.content(file));
    }

    /** The witness's own signatures say whether a byte has changed since: another size or root would be another past. */
    private static void requireIntact(Note note, WatchedLog log, List<VerifierKey> own) throws InvalidNoteException {
        List<VerifierKey> known =
                Stream.concat(own.stream(), log.keys().stream()).toList();
        if (!new NoteVerifier(known).verify(note).containsAll(own)) {
            throw new InvalidNoteException("it is not signed by each key of this witness");
        }
    }

    /** The note that was cosigned last of a watched log, with the log's signatures and the witness's own. */
    Optional<Note> latest(String origin) {
        return kept.get(origin).last();
    }

    /**
     * Remembers a note in place of the one before; lasting when this returns.
     *
     * @throws LostMemoryException when the file is not what this process last wrote
     */
    void remember(String origin, Note cosigned) throws IOException {
        String before = requireUnchanged(origin);
        String next = cosigned.format();
        kept.put(origin, new Kept(kept.get(origin).last(), Set.of(before, next))); // Until the write has ended.
        disk.replace(fileOf(origin), StrictUtf8.encode(next));
        kept.put(origin, new Kept(Optional.of(cosigned), Set.of(next)));
    }

    /** INVARIANT 78: a witness cosigns only while its memory is its own. */
    private String requireUnchanged(String origin) throws IOException {
        String file = fileOf(origin);
        String content = disk.exists(file) ? new String(disk.content(file).toArray(), StandardCharsets.UTF_8) : "";
        if (kept.get(origin).possible().contains(content)) return content;
        String reason = "what was cosigned for " + origin + " was changed by somebody else while this process ran";
        disk.replace(STOPPED, StrictUtf8.encode(reason));
        throw new LostMemoryException(reason);
    }

    /** The name under which c2sp.org/tlog-witness lets monitors ask for a log: "the SHA-256 hash of the log's origin, hex encoded". */
    static String fileOf(String origin) {
        return Hash.ofContent(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
