package io.symbia.tlog.testkit;

/** The specifications that tests quote; docs/musts.md says of which date. */
public enum Specification {
    /** Certificate Transparency, for its tree: section 2.1. */
    RFC_6962,
    /** Its second edition, for how proofs are verified: section 2.1.3 and 2.1.4. */
    RFC_9162,
    /** c2sp.org/signed-note. */
    SIGNED_NOTE,
    /** c2sp.org/tlog-checkpoint. */
    TLOG_CHECKPOINT,
    /** c2sp.org/tlog-cosignature. */
    TLOG_COSIGNATURE,
    /** c2sp.org/tlog-mirror. */
    TLOG_MIRROR,
    /** c2sp.org/tlog-policy. */
    TLOG_POLICY,
    /** c2sp.org/tlog-proof. */
    TLOG_PROOF,
    /** c2sp.org/tlog-tiles. */
    TLOG_TILES,
    /** c2sp.org/tlog-witness. */
    TLOG_WITNESS
}
