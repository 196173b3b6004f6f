package io.symbia.events.kernel.form;

/** Free text in events: bounded, so that no field can carry a document. */
public final class FreeText {

    /** Characters of a description or a reason; documents are kept elsewhere and named by their digest. */
    public static final int MAX_CHARACTERS = 500;

    private FreeText() {}

    /**
     * Refuses text that is blank or too long.
     *
     * @param field the name of the field, for the message
     */
    public static void require(String text, String field) {
        if (text.isBlank() || text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("%s must have 1 to %d characters and not be blank, has %d"
                    .formatted(field, MAX_CHARACTERS, text.length()));
        }
    }
}
