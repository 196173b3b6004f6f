package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.PurchaseOrderRefusal.*;

import io.symbia.events.supplychain.order.OrderAmounts;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.supplychain.order.PurchaseOrderCommand.Line;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import java.util.HashSet;
import java.util.Set;

/** Whether terms contradict themselves; the first contradiction is named with the field of the request. */
final class TermsCheck {
    private TermsCheck() {}

    static void requireConsistent(PlacePurchaseOrder terms) {
        if (terms.buyer().equals(terms.seller())) throw BUYER_IS_SELLER.with(terms.buyer());
        terms.incoterm()
                .ifPresent(incoterm -> terms.mode()
                        .filter(mode -> !incoterm.allows(mode))
                        .ifPresent(mode -> {
                            throw INCOTERM_NOT_FOR_MODE.with(incoterm.rule(), mode);
                        }));
        OrderAmounts amounts = terms.amounts();
        requireLines(terms, amounts);
        requireAmount("/goodsValue", amounts.goodsValue(), terms.currency());
        requireAmount("/freight", amounts.freight(), terms.currency());
        requireAmount("/tax", amounts.tax(), terms.currency());
        requireAmount("/discount", amounts.discount(), terms.currency());
        requireAmount("/total", amounts.total(), terms.currency());
        if (!amounts.sumOfLines().equals(amounts.goodsValue())) {
            throw LINES_DO_NOT_SUM_TO_GOODS_VALUE.with(terms.lines().size());
        }
        if (!amounts.payable().equals(amounts.total())) throw TOTAL_DOES_NOT_ADD_UP.with();
    }

    private static void requireLines(PlacePurchaseOrder terms, OrderAmounts amounts) {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < terms.lines().size(); i++) {
            Line line = terms.lines().get(i);
            String pointer = "/lines/" + i;
            if (!numbers.add(line.lineNumber())) throw REPEATED_LINE_NUMBER.with(i, line.lineNumber());
            requireAmount(pointer + "/lineTotal", line.lineTotal(), terms.currency());
            line.price().ifPresent(price -> requireCurrency(pointer + "/price", price.currency(), terms.currency()));
            if (!amounts.lines().get(i).priceGivesTotal()) throw PRICE_DOES_NOT_GIVE_TOTAL.with(i);
        }
    }

    private static void requireAmount(String pointer, Money amount, CurrencyCode due) {
        requireCurrency(pointer, amount.currency(), due);
        if (amount.isNegative()) throw NEGATIVE_AMOUNT.with(pointer);
    }

    private static void requireCurrency(String pointer, CurrencyCode currency, CurrencyCode due) {
        if (!currency.equals(due)) throw WRONG_CURRENCY.with(pointer, currency, due);
    }
}
