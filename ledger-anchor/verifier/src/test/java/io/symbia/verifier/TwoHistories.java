package io.symbia.verifier;

import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import java.util.List;

/** A small log that signed two trees of one size. */
final class TwoHistories {
    private TwoHistories() {}

    /** The proof of that, as a file. */
    static String file() {
        try {
            Note other = signed("B");
            return Equivocation.of(signed("A"), other, List.of(), List.of(SmallLog.KEY.verifierKey()))
                    .format();
        } catch (InvalidNoteException impossible) {
            throw new AssertionError("the log signed both", impossible);
        }
    }

    private static Note signed(String escrow) {
        return new SmallLog().add(escrow).seal().cosignedBy(_ -> List.of()).checkpoint(2);
    }
}
