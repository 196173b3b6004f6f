package io.symbia.support.crate;

import static io.symbia.support.refusal.RefusalText.conflict;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why a crate refused. */
enum CrateRefusal implements RefusalKind {
    /** There is no room for so many. */
    CRATE_IS_FULL(conflict("asked for %s, %s remain").at("/pieces")),

    /** The id is taken. */
    CRATE_ALREADY_EXISTS_WITH_OTHER_CONTENT(conflict("crate %s is another"));

    private final RefusalText text;

    CrateRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
