package io.symbia.witness;

/**
 * An answer of the door.
 *
 * @param isNew whether what was asked has changed what the witness knows of a log
 */
record Answer(int status, String type, String body, boolean isNew) {
    static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String line) {
        return page(status, line + "\n");
    }

    static Answer page(int status, String body) {
        return new Answer(status, TEXT, body, false);
    }
}
