package io.symbia.credit.participant;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command on a participant was not carried out. */
public enum ParticipantRefusal implements RefusalKind {
    /** The id is taken by a registration with other content. */
    PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict(
                    "participant %s is registered with another name, other roles, another country or LEI, or since another moment")),

    /** Nobody verifies itself. */
    MAY_NOT_ACTIVATE_ITSELF(forbidden("%s asked to activate itself; another participant must verify it")),

    /** Only an active participant can be suspended. */
    PARTICIPANT_NOT_ACTIVE(conflict("participant %s is %s; only an ACTIVE one can be suspended")),

    /** It is active, on another word or since another moment. */
    PARTICIPANT_ALREADY_ACTIVE(conflict("participant %s is active already")),

    /** It is suspended for another reason, or since another moment. */
    PARTICIPANT_ALREADY_SUSPENDED(conflict("participant %s is suspended already"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        ParticipantRefusal[] value();
    }

    private final RefusalText text;

    ParticipantRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
