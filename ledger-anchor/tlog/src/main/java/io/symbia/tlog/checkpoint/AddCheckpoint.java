package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log sends to a witness: a new checkpoint and the proof that the tree has only grown. c2sp.org/tlog-witness, "add-checkpoint":
 *
 * <pre>
 * old 20852014
 * PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
 * jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
 *
 * example.com/behind-the-sofa
 * 20852163
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
 * </pre>
 *
 * @param oldSize leaves of the checkpoint that the witness cosigned last, as far as the log knows
 * @param proof   consistency proof from {@code oldSize}, at most 63 hashes
 * @param note    the signed checkpoint
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, Note note) {
    /** "The client MUST NOT send more than 63 consistency proof lines." */
    public static final int MAX_PROOF_LINES = 63;

    private static final String OLD = "old ";

    /** Keeps a copy of the proof; refuses what no request can say. */
    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0) {
            throw new IllegalArgumentException("a tree has no " + oldSize + " leaves");
        }
        if (proof.size() > MAX_PROOF_LINES) {
            throw new IllegalArgumentException(
                    "a proof has at most " + MAX_PROOF_LINES + " lines, got " + proof.size());
        }
        Checkpoint.parse(note.text());
    }

    /** What the note says. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** Parses a request body; {@code parse(body).format()} is the body, always. */
    public static AddCheckpoint parse(Octets body) {
        String text = StrictUtf8.decode(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("a request is an old size, a proof, an empty line and a checkpoint");
        }
        String[] lines =
                text.substring(0, blank).split("\n", MAX_PROOF_LINES + 2); // Too many are refused by their number.
        if (!lines[0].startsWith(OLD)) {
            throw new IllegalArgumentException("the first line is the old size");
        }
        List<Hash> proof = new ArrayList<>();
        for (int line = 1; line < lines.length; line++) proof.add(Hash.parseBase64(lines[line]));
        long oldSize = Decimal.parse(lines[0].substring(OLD.length()));
        return new AddCheckpoint(oldSize, proof, Checkpoint.posted(text.substring(blank + 2)));
    }

    /** The body of the request. */
    public String format() {
        StringBuilder body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note.format()).toString();
    }
}
