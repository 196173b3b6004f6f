package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.form.Unrecognised;

/** Why a batch is inspected. */
public enum InspectionKind {
    /** By the producer for itself; the only kind in which the inspector may be the producer. */
    INTERNAL,
    /** By an independent laboratory. */
    THIRD_PARTY,
    /** By the exporting country's inspection and quarantine authority. */
    CIQ_EXPORT,
    /** By the importing country's inspection and quarantine authority. */
    CIQ_IMPORT,
    /** Plant health, ISPM 12. */
    PHYTO,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
