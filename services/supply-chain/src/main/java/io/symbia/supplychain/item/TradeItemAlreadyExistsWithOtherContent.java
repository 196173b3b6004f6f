package io.symbia.supplychain.item;

import io.symbia.events.goods.Gtin;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** The number is taken by another product; the only way in which registering an item is refused. */
public final class TradeItemAlreadyExistsWithOtherContent extends Refusal {
    private static final long serialVersionUID = 1;

    TradeItemAlreadyExistsWithOtherContent(Gtin gtin) {
        super(
                Status.CONFLICT,
                "trade_item_already_exists_with_other_content",
                "trade item " + gtin + " is registered and says something else; a changed product needs another GTIN");
    }
}
