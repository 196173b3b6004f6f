package io.symbia.supplychain.item;

import static io.symbia.support.refusal.RefusalText.conflict;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why an item was not registered. */
enum TradeItemRefusal implements RefusalKind {
    /** The number is taken by another product. */
    TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("trade item %s is registered and says something else; a changed product needs another GTIN"));

    private final RefusalText text;

    TradeItemRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
