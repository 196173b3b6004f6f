package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.PurchaseOrderRefusal.BUYER_IS_SELLER;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.INCOTERM_NOT_FOR_MODE;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.LINES_DO_NOT_SUM_TO_GOODS_VALUE;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.NEGATIVE_AMOUNT;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.PRICE_DOES_NOT_EXPLAIN_TOTAL;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.REPEATED_LINE_NUMBER;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.TOTAL_DOES_NOT_ADD_UP;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.WRONG_CURRENCY;

import io.symbia.events.money.Money;
import io.symbia.events.supplychain.order.OrderAmounts;
import io.symbia.events.supplychain.order.OrderLine;
import java.util.HashSet;
import java.util.Set;

/** Whether terms contradict themselves; the first contradiction is named with the field of the request. */
final class TermsCheck {

    private TermsCheck() {}

    static void requireConsistent(OrderTerms terms) {
        if (terms.buyer().equals(terms.seller())) throw BUYER_IS_SELLER.with(terms.buyer());
        terms.incoterm()
                .ifPresent(incoterm -> terms.mode()
                        .filter(mode -> !incoterm.allows(mode))
                        .ifPresent(mode -> {
                            throw INCOTERM_NOT_FOR_MODE.with(incoterm.rule(), mode);
                        }));
        requireLines(terms);
        requireAmount("/goodsValue", terms.goodsValue(), terms);
        requireAmount("/freight", terms.freight(), terms);
        requireAmount("/tax", terms.tax(), terms);
        requireAmount("/discount", terms.discount(), terms);
        requireAmount("/total", terms.total(), terms);
        OrderAmounts amounts = amounts(terms);
        if (!amounts.sumOfLines().equals(terms.goodsValue())) {
            throw LINES_DO_NOT_SUM_TO_GOODS_VALUE.with(terms.lines().size());
        }
        if (!amounts.payable().equals(terms.total())) throw TOTAL_DOES_NOT_ADD_UP.with();
    }

    private static void requireLines(OrderTerms terms) {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < terms.lines().size(); i++) {
            OrderLine line = terms.lines().get(i);
            if (!numbers.add(line.lineNumber())) throw REPEATED_LINE_NUMBER.with(i, line.lineNumber());
            requireAmount("/lines/" + i + "/lineTotal", line.lineTotal().requireDisclosed(), terms);
            if (line.unitPrice().isPresent()) {
                var price = line.unitPrice().get().requireDisclosed();
                if (!price.currency().equals(terms.currency())) {
                    throw WRONG_CURRENCY.with("/lines/" + i + "/unitPrice", price.currency(), terms.currency());
                }
            }
            if (!line.priceExplainsTotal()) throw PRICE_DOES_NOT_EXPLAIN_TOTAL.with(i);
        }
    }

    private static void requireAmount(String pointer, Money amount, OrderTerms terms) {
        if (!amount.currency().equals(terms.currency())) {
            throw WRONG_CURRENCY.with(pointer, amount.currency(), terms.currency());
        }
        if (amount.isNegative()) throw NEGATIVE_AMOUNT.with(pointer);
    }

    private static OrderAmounts amounts(OrderTerms terms) {
        return new OrderAmounts(
                terms.lines(),
                terms.lines().stream()
                        .map(line -> line.lineTotal().requireDisclosed())
                        .toList(),
                terms.goodsValue(),
                terms.freight(),
                terms.tax(),
                terms.discount(),
                terms.total());
    }
}
