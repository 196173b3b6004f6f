package io.symbia.supplychain.order;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command to a purchase order was not carried out. Amounts are restricted, so no message has one. */
public enum PurchaseOrderRefusal implements RefusalKind {
    /** The number is taken by another order. */
    ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("order %s exists and says something else; another order needs another number")),

    /** It was accepted at another moment. */
    ORDER_ALREADY_ACCEPTED(conflict("order %s was accepted, and not at this moment")),

    /** It was called off by the other party, for another reason or at another moment. */
    ORDER_ALREADY_CANCELLED(conflict("order %s was called off by %s, and not with these words at this moment")),

    /** Only the buyer and the seller act on an order. */
    NOT_A_PARTY(forbidden("%2$s is neither buyer nor seller of order %1$s")),

    /** Nobody accepts in the name of another. */
    ACCEPTANCE_IN_ANOTHERS_NAME(forbidden("%s asked to accept for %s; a party accepts for itself")),

    /** A party cannot trade with itself. */
    BUYER_IS_SELLER(unprocessable("buyer and seller are two participants, asked was %s for both")
            .at("/seller")),

    /** Two lines have one number. */
    REPEATED_LINE_NUMBER(unprocessable("line number %2$s is used twice; lines are numbered apart")
            .at("/lines/%1$s/lineNumber")),

    /** An order has one currency. */
    WRONG_CURRENCY(unprocessable("the amount is in %2$s, the order in %3$s").at("%1$s")),

    /** An order has no negative amounts. */
    NEGATIVE_AMOUNT(unprocessable("amounts of an order are at least zero").at("%1$s")),

    /** A stated price gives the total of its line, see {@link io.symbia.events.supplychain.order.ItemPrice#gives}. */
    PRICE_DOES_NOT_GIVE_TOTAL(unprocessable(
                    "lineTotal is not quantity x price / baseQuantity, rounded half up; a price that is rounded is stated for more pieces")
            .at("/lines/%1$s/lineTotal")),

    /** The lines are all there is to the value of the goods. */
    LINES_DO_NOT_SUM_TO_GOODS_VALUE(unprocessable("goodsValue is not the sum of the %s line totals, to the minor unit")
            .at("/goodsValue")),

    /** What is paid follows from the other amounts. */
    TOTAL_DOES_NOT_ADD_UP(unprocessable("total is not goodsValue + freight + tax - discount, to the minor unit")
            .at("/total")),

    /** FAS, FOB, CFR and CIF are for sea and inland waterway. */
    INCOTERM_NOT_FOR_MODE(unprocessable("%s is for sea and inland waterway (Incoterms 2020), asked was %s")
            .at("/incoterm")),

    /** The order has gone too far, or not far enough. */
    ORDER_STATE_FORBIDS(conflict("order %1$s is %3$s; to %2$s it, it must be one of %4$s")),

    /** A consignment belongs to an order only when a party of the order sends or receives it. */
    CONSIGNMENT_OF_OTHERS(forbidden("neither shipper nor consignee of %2$s is a party of order %1$s")),

    /** What was held counts for an order only between its parties. */
    ESCROW_OF_OTHERS(forbidden("payer and payee of %2$s are not buyer and seller of order %1$s")),

    /** An order has a bounded number of consignments. */
    TOO_MANY_CONSIGNMENTS(unprocessable("order %s has %s consignments already, which is the most"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        PurchaseOrderRefusal[] value();
    }

    private final RefusalText text;

    PurchaseOrderRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
