package io.symbia.supplychain.reactions;

import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why something that another service said of an order is not kept. */
enum FollowRefusal implements RefusalKind {
    /** Too much was said of an order that is not placed. */
    TOO_MANY_FACTS_WAIT(unprocessable("%2$s facts wait for order %1$s, which is the most"));

    private final RefusalText text;

    FollowRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
