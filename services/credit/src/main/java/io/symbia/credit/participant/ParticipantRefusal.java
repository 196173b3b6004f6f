package io.symbia.credit.participant;

import io.symbia.events.credit.participant.SuspensionReason;
import io.symbia.events.party.ParticipantId;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** Why a command on a participant was not carried out. */
public abstract sealed class ParticipantRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private ParticipantRefusal(Status status, String code, String message) {
        super(status, code, message);
    }

    /** The id is taken by a registration with other content. */
    public static final class AlreadyExistsWithOtherContent extends ParticipantRefusal {
        private static final long serialVersionUID = 1;

        AlreadyExistsWithOtherContent(ParticipantId participant) {
            super(
                    Status.CONFLICT,
                    "participant_already_exists_with_other_content",
                    "participant %s is registered with another name, other roles, another country or LEI"
                            .formatted(participant));
        }
    }

    /** Nobody verifies itself. */
    public static final class MayNotActivateItself extends ParticipantRefusal {
        private static final long serialVersionUID = 1;

        MayNotActivateItself(ParticipantId participant) {
            super(
                    Status.FORBIDDEN,
                    "may_not_activate_itself",
                    "%s asked to activate itself; another participant must verify it".formatted(participant));
        }
    }

    /** Only an active participant can be suspended. */
    public static final class NotActive extends ParticipantRefusal {
        private static final long serialVersionUID = 1;

        NotActive(ParticipantId participant, String state) {
            super(
                    Status.CONFLICT,
                    "participant_not_active",
                    "participant %s is %s; only an ACTIVE one can be suspended".formatted(participant, state));
        }
    }

    /** It is suspended for another reason. */
    public static final class AlreadySuspended extends ParticipantRefusal {
        private static final long serialVersionUID = 1;

        AlreadySuspended(ParticipantId participant, SuspensionReason reason) {
            super(
                    Status.CONFLICT,
                    "participant_already_suspended",
                    "participant %s is suspended already, because of %s".formatted(participant, reason));
        }
    }
}
