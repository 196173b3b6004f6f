package io.symbia.credit.participant;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command on a participant was not carried out. */
public enum ParticipantRefusal implements RefusalKind {
    /** The id is taken by a registration with other content. */
    PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("participant %s is registered as another kind, with another profile, or since another moment")),

    /** An id says of an organisation what it likes, and nothing of a person. */
    ID_NOT_OF_ITS_KIND(
            unprocessable(
                    "%s is no id of a %s: a NATURAL_PERSON alone has p- and 32 random hexadecimal digits, as ids stay in clear")),

    /** Registers of people are not for everybody. */
    NUMBERS_OF_A_PERSON(unprocessable("a natural person has no identifiers, which are public")
            .at("/identifiers")),

    /** Each says what it is. */
    PROFILE_OF_ANOTHER(forbidden("%s asked to change the profile of %s, which only that one does")),

    /** An organisation stays one, as does a person. */
    KIND_NEVER_CHANGES(unprocessable("%s is a %s for good")),

    /** Nothing is different. */
    PROFILE_IS_SO_ALREADY(conflict("the profile of %s is so already")),

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
