package io.symbia.log.publishing;

import io.symbia.tlog.note.NoteSignature;
import java.util.List;

/**
 * A sealed tree, and what one witness or mirror has cosigned it with.
 *
 * @param cosignatures verified ones, of each key at most one
 */
public record Cosigned(Sealed sealed, List<NoteSignature> cosignatures) {
    /** Keeps a copy of the cosignatures. */
    public Cosigned {
        cosignatures = List.copyOf(cosignatures);
    }
}
