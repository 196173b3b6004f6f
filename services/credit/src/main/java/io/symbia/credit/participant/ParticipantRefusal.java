package io.symbia.credit.participant;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.notFound;
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
    PARTICIPANT_ALREADY_SUSPENDED(conflict("participant %s is suspended already")),

    /** Each says by which keys it is known. */
    KEY_OF_ANOTHER(forbidden("%s asked to add a key of %s, which only that one does")),

    /** The proof is not by this key: somebody who has only read it could claim what its holder signs. */
    KEY_NOT_AT_HAND(unprocessable("the proof is no signature of key %s over %s").at("/proof")),

    /** A participant's word on its own key is the proof. */
    VOUCHER_IS_THE_PARTICIPANT(unprocessable("%s is asked to vouch for its own key; name another, or none")
            .at("/voucher")),

    /** A participant has had as many as it may. */
    TOO_MANY_KEYS(conflict("participant %s has had %d keys, and may have no more")),

    /** The key is known with another algorithm, custody, voucher or time. */
    KEY_ALREADY_EXISTS_WITH_OTHER_CONTENT(conflict("key %s is known with other content; revoke it and add another")),

    /** A revoked key never comes back. */
    KEY_IS_REVOKED(conflict("key %s is revoked, and stays so")),

    /** A participant never was known by it. */
    KEY_NOT_FOUND(notFound("participant %s has no key %s")),

    /** The participant has asked another, or nobody. */
    NOT_ASKED_TO_VOUCH(forbidden("%s was not asked to vouch for key %s")),

    /** It is vouched for, since another moment. */
    KEY_ALREADY_VOUCHED(conflict("key %s is vouched for already")),

    /** A stranger would silence a participant. */
    MAY_NOT_REVOKE(forbidden("%s is neither the participant of key %s nor the one that was asked to vouch for it"));

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
