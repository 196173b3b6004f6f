package io.symbia.events.supplychain;

import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.trade.BatchId;
import java.util.List;

/** So much of a batch: an input that is consumed, or a content of a unit. */
public record BatchQuantity(
        @Public BatchId batch, @Public @Positive Quantity quantity) {
    /**
     * Refuses a list that names a batch twice or is too long.
     *
     * @param max most entries
     */
    public static void requireDistinct(List<BatchQuantity> quantities, int max) {
        if (quantities.size() > max) {
            throw new IllegalArgumentException("at most " + max + " batches, were " + quantities.size());
        }
        if (quantities.stream().map(BatchQuantity::batch).distinct().count() != quantities.size()) {
            throw new IllegalArgumentException("each batch is named once");
        }
    }
}
