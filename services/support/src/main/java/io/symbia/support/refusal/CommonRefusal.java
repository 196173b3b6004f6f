package io.symbia.support.refusal;

import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.notFound;
import static io.symbia.support.refusal.RefusalText.unprocessable;

/** Why a command is not carried out, whatever it is about. */
public enum CommonRefusal implements RefusalKind {
    /** Nothing was ever heard of what the command is about. */
    STREAM_NOT_FOUND(notFound("there is no %s")),

    /** Something is said to have happened later than now; nobody can know that. */
    OCCURRED_IN_FUTURE(unprocessable("occurredAt is %s, at most %s is accepted").at("/occurredAt")),

    /** Something is said to have happened longer ago than a fact of its kind is told. */
    OCCURRED_TOO_LONG_AGO(unprocessable("occurredAt is %s, of this nothing before %s is accepted")
            .at("/occurredAt")),

    /** A stream is begun under a name that belongs to somebody else. */
    NAME_OF_ANOTHER(forbidden("%s is a name of %s, and %s may not begin it")),

    /** The command would lead to more bytes than an event or a commit may have. */
    TOO_MUCH_AT_ONCE(unprocessable("the command leads to %s bytes, at most %s are kept"));

    private final RefusalText text;

    CommonRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
