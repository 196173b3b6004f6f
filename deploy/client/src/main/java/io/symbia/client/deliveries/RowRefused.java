package io.symbia.client.deliveries;

/** A row that cannot be imported as it stands, and why. Nothing of it is repaired. */
final class RowRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    RowRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable name of the reason, for example {@code date_unreadable}. */
    String code() {
        return code;
    }
}
