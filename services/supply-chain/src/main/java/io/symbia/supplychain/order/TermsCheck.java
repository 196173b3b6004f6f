package io.symbia.supplychain.order;

import io.symbia.events.money.Money;
import io.symbia.events.supplychain.order.OrderAmounts;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.supplychain.order.PurchaseOrderRefusal.BuyerIsSeller;
import io.symbia.supplychain.order.PurchaseOrderRefusal.IncotermNotForMode;
import io.symbia.supplychain.order.PurchaseOrderRefusal.LinesDoNotSumToGoodsValue;
import io.symbia.supplychain.order.PurchaseOrderRefusal.NegativeAmount;
import io.symbia.supplychain.order.PurchaseOrderRefusal.PriceDoesNotExplainTotal;
import io.symbia.supplychain.order.PurchaseOrderRefusal.RepeatedLineNumber;
import io.symbia.supplychain.order.PurchaseOrderRefusal.TotalDoesNotAddUp;
import io.symbia.supplychain.order.PurchaseOrderRefusal.WrongCurrency;
import java.util.HashSet;
import java.util.Set;

/** Whether terms contradict themselves; the first contradiction is named with the field of the request. */
final class TermsCheck {

    private TermsCheck() {}

    static void requireConsistent(OrderTerms terms) {
        if (terms.buyer().equals(terms.seller())) throw new BuyerIsSeller(terms.buyer());
        terms.incoterm()
                .ifPresent(incoterm -> terms.mode()
                        .filter(mode -> !incoterm.allows(mode))
                        .ifPresent(mode -> {
                            throw new IncotermNotForMode(incoterm, mode);
                        }));
        requireLines(terms);
        requireAmount("/goodsValue", terms.goodsValue(), terms);
        requireAmount("/freight", terms.freight(), terms);
        requireAmount("/tax", terms.tax(), terms);
        requireAmount("/discount", terms.discount(), terms);
        requireAmount("/total", terms.total(), terms);
        OrderAmounts amounts = amounts(terms);
        if (!amounts.sumOfLines().equals(terms.goodsValue())) {
            throw new LinesDoNotSumToGoodsValue(terms.lines().size());
        }
        if (!amounts.payable().equals(terms.total())) throw new TotalDoesNotAddUp();
    }

    private static void requireLines(OrderTerms terms) {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < terms.lines().size(); i++) {
            OrderLine line = terms.lines().get(i);
            if (!numbers.add(line.lineNumber())) throw new RepeatedLineNumber(i, line.lineNumber());
            requireAmount("/lines/" + i + "/lineTotal", line.lineTotal().requireDisclosed(), terms);
            if (line.unitPrice().isPresent()) {
                var price = line.unitPrice().get().requireDisclosed();
                if (!price.currency().equals(terms.currency())) {
                    throw new WrongCurrency("/lines/" + i + "/unitPrice", price.currency(), terms.currency());
                }
            }
            if (!line.priceExplainsTotal()) throw new PriceDoesNotExplainTotal(i);
        }
    }

    private static void requireAmount(String pointer, Money amount, OrderTerms terms) {
        if (!amount.currency().equals(terms.currency())) {
            throw new WrongCurrency(pointer, amount.currency(), terms.currency());
        }
        if (amount.isNegative()) throw new NegativeAmount(pointer);
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
