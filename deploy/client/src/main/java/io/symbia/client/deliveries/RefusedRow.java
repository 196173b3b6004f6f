package io.symbia.client.deliveries;

/**
 * One line of the file of refused rows.
 *
 * @param lineNumber counted from 1, the header being line 1
 * @param id         the row's own id, as written
 * @param code       a stable name of the reason
 */
public record RefusedRow(long lineNumber, String id, String code, String reason) {}
