package io.symbia.events.logistics;

import io.symbia.events.kernel.form.Unrecognised;

/** Why a report is taken back; the two reasons of an EPCIS {@code errorDeclaration} (CBV 2.0, section 7.6). */
public enum RetractionReason {
    /** It never happened. */
    DID_NOT_OCCUR,
    /** It happened, but not as reported; a corrected report follows. */
    INCORRECT_DATA,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
