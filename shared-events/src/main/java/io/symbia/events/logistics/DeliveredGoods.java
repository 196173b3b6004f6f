package io.symbia.events.logistics;

import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.OrderNumber;
import java.util.Optional;

/**
 * How much of something arrived, counted by whoever reports the delivery: of a line of an order, or in a labelled unit.
 *
 * @param line     exactly one of line and unit is said
 * @param quantity zero where nothing of it arrived
 */
public record DeliveredGoods(
        @Public Optional<Line> line,
        @Public Optional<Sscc> unit,
        @Public Quantity quantity) {
    /**
     * A line of an order.
     *
     * @param lineNumber as the order numbers it, from 1
     */
    public record Line(
            @Public OrderNumber orderNumber, @Public int lineNumber) {}

    /** Whether it names either a line, which is numbered from 1, or a unit. */
    public boolean hasOneName() {
        return line.isPresent() ? unit.isEmpty() && line.get().lineNumber() >= 1 : unit.isPresent();
    }

    /** What is counted, for people, and equal for two entries about the same: {@code teehaus-hh:PO-1 line 2}, or the label of a unit. */
    public String name() {
        return line.map(one -> one.orderNumber() + " line " + one.lineNumber())
                .or(() -> unit.map(Sscc::value))
                .orElse("");
    }
}
