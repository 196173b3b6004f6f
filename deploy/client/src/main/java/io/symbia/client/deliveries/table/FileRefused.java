package io.symbia.client.deliveries.table;

import java.io.IOException;
import java.util.List;

/** Thrown when a file cannot be imported as it stands, whichever of its rows are good. Nothing was sent. */
public final class FileRefused extends IOException {
    private static final long serialVersionUID = 1;

    FileRefused(Object file, String reason) {
        super(file + " " + reason);
    }

    FileRefused(Object file, String reason, Throwable cause) {
        super(file + " " + reason, cause);
    }

    FileRefused(Object file, List<String> reasons) {
        this(file, String.join("; ", reasons));
    }
}
