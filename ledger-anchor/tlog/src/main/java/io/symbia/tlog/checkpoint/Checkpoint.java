package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import java.util.List;

/**
 * What a log signs: its name, its size and its root. c2sp.org/tlog-checkpoint, "Note text":
 *
 * <pre>
 * example.com/behind-the-sofa
 * 20852163
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 * </pre>
 *
 * @param origin     names the log; not empty, one line
 * @param treeSize   number of leaves
 * @param root       root of the tree of that size
 * @param extensions further lines of the text, opaque and not empty; the log of Symbia writes none
 */
public record Checkpoint(String origin, long treeSize, Hash root, List<String> extensions) {
    /** The specification has no bound; whoever sends one may send a million empty lines. */
    private static final int MAX_LINES = 1_000;

    private static final int MIN_LINES = 3;

    /** Of a note that somebody posts: room for an origin and some extension lines. */
    private static final int MAX_POSTED_CHARACTERS = 4 * 1024;

    /** Refuses what is not a checkpoint. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine("origin", origin);
        extensions.forEach(extension -> requireLine("extension", extension));
        if (treeSize < 0) {
            throw new IllegalArgumentException("a tree has no " + treeSize + " leaves");
        }
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long treeSize, Hash root) {
        this(origin, treeSize, root, List.of());
    }

    /** c2sp.org/tlog-checkpoint: "The origin MUST be non-empty", "Extension lines, if any, MUST be non-empty". */
    private static void requireLine(String what, String line) {
        StrictUtf8.requireEncodable(line);
        boolean isLine = !line.isEmpty();
        for (int index = 0; index < line.length(); index++) isLine &= line.charAt(index) >= ' ';
        if (!isLine) throw new IllegalArgumentException("the " + what + " is not one line of text");
    }

    /** Parses the text of a note; {@code parse(text).format().equals(text)} always. */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("a checkpoint ends with a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", MAX_LINES + 1));
        if (lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("a checkpoint has at most " + MAX_LINES + " lines");
        }
        if (lines.size() < MIN_LINES) {
            throw new IllegalArgumentException("a checkpoint has at least 3 lines, got " + lines.size());
        }
        return new Checkpoint(
                lines.get(0),
                Decimal.parse(lines.get(1)),
                Hash.parseBase64(lines.get(2)),
                lines.subList(MIN_LINES, lines.size()));
    }

    /**
     * The note in what somebody has posted. A long text is refused before any line of it is looked at: the log of Symbia writes three lines, and
     * whoever sends a thousand makes work.
     */
    public static Note posted(String note) {
        if (note.lastIndexOf("\n\n") > MAX_POSTED_CHARACTERS) {
            throw new IllegalArgumentException(
                    "the text of a checkpoint that is posted has at most " + MAX_POSTED_CHARACTERS + " characters");
        }
        return Note.parse(note);
    }

    /** The text to sign. */
    public String format() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n');
        text.append(treeSize).append('\n');
        text.append(root.base64()).append('\n');
        extensions.forEach(extension -> text.append(extension).append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return format();
    }
}
