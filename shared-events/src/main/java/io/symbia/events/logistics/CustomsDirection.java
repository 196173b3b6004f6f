package io.symbia.events.logistics;

import io.symbia.events.kernel.form.Unrecognised;

/** Which border's customs: the one that goods leave through, or the one that they enter by. */
public enum CustomsDirection {
    /** Goods leave a customs territory; the gate stands before departure. */
    EXPORT,
    /** Goods enter a customs territory; the gate stands before delivery. */
    IMPORT,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
