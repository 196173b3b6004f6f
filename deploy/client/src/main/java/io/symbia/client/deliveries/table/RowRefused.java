package io.symbia.client.deliveries.table;

/** Thrown when a row cannot be imported as it stands. Nothing of it is repaired. */
public final class RowRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code a stable name of the reason, for example {@code date_unreadable} */
    public RowRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable name of the reason. */
    public String code() {
        return code;
    }
}
