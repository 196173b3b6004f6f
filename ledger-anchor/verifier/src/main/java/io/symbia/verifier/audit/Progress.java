package io.symbia.verifier.audit;

import io.symbia.tlog.note.Note;

/** Is told how far a round has come, so that a long audit of a log that lives can be told from one of a log that does not. */
interface Progress {
    /** Nobody has to be told. */
    Progress UNSEEN = new Progress() {
        @Override
        public void trusted(Note checkpoint) {}

        @Override
        public void read() {}
    };

    /** The round audits up to this checkpoint, whose signatures satisfy the policy. */
    void trusted(Note checkpoint);

    /** More of the log was read, and agreed with what was read before. */
    void read();
}
