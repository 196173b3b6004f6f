package io.symbia.client.deliveries.text;

import java.io.IOException;
import java.util.List;

/** Thrown when a file cannot be imported as it stands, whichever of its rows are good. Nothing was sent. */
public final class FileRefused extends IOException {
    private static final long serialVersionUID = 1;

    /** @param reason the rest of a sentence that begins with the file */
    public FileRefused(Object file, String reason) {
        super(file + " " + reason);
    }

    /** @param reason the rest of a sentence that begins with the file */
    public FileRefused(Object file, String reason, Throwable cause) {
        super(file + " " + reason, cause);
    }

    /** With all that is wrong in one message. */
    public FileRefused(Object file, List<String> reasons) {
        this(file, String.join("; ", reasons));
    }
}
