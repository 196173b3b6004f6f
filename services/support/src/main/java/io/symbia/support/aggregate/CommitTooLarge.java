package io.symbia.support.aggregate;

import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** A command would lead to more bytes than an event or a commit may have. */
public final class CommitTooLarge extends Refusal {
    private static final long serialVersionUID = 1;

    CommitTooLarge(int sizeBytes, int maxBytes) {
        super(
                Status.UNPROCESSABLE,
                "too_much_at_once",
                "the command leads to " + sizeBytes + " bytes, at most " + maxBytes + " are kept");
    }
}
