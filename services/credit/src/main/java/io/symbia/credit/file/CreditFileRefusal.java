package io.symbia.credit.file;

import io.symbia.events.party.ParticipantId;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** Why a command on a credit file was not carried out. */
public abstract sealed class CreditFileRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private CreditFileRefusal(Status status, String code, String message) {
        super(status, code, message);
    }

    /** The file has as much evidence as one stream may carry. */
    public static final class FileIsFull extends CreditFileRefusal {
        private static final long serialVersionUID = 1;

        FileIsFull(ParticipantId participant, int max) {
            super(
                    Status.CONFLICT,
                    "credit_file_full",
                    "the file of %s has %d pieces of evidence, which is the most".formatted(participant, max));
        }
    }
}
