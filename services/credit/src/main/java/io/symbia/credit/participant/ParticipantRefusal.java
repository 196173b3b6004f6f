package io.symbia.credit.participant;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why a command on a participant was not carried out. */
public enum ParticipantRefusal implements RefusalKind {
    /** The id is taken by a registration with other content. */
    PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("participant %s is registered with another name, other roles, another country or LEI")),

    /** Nobody verifies itself. */
    MAY_NOT_ACTIVATE_ITSELF(forbidden("%s asked to activate itself; another participant must verify it")),

    /** Only an active participant can be suspended. */
    PARTICIPANT_NOT_ACTIVE(conflict("participant %s is %s; only an ACTIVE one can be suspended")),

    /** It is suspended for another reason. */
    PARTICIPANT_ALREADY_SUSPENDED(conflict("participant %s is suspended already, because of %s"));

    private final RefusalText text;

    ParticipantRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
