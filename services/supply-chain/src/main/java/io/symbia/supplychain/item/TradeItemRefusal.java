package io.symbia.supplychain.item;

import static io.symbia.support.refusal.RefusalText.conflict;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why an item was not registered. */
enum TradeItemRefusal implements RefusalKind {
    /** The number is taken by another product, or the same was said of another moment. */
    TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("trade item %s is registered and says something else; a changed product needs another GTIN"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        TradeItemRefusal[] value();
    }

    private final RefusalText text;

    TradeItemRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
