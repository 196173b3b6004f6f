package io.symbia.events.words.party;

import io.symbia.events.kernel.form.Unrecognised;

/** What a participant is, which decides whose business its name is. */
public enum PartyKind {
    /** An enterprise or authority: its name stands in a public register. */
    ORGANISATION,
    /** A consumer or sole trader: the name is personal, and the id says nothing. */
    NATURAL_PERSON,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
