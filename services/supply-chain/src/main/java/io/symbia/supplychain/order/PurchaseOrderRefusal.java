package io.symbia.supplychain.order;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.util.Currency;
import java.util.List;

/** Why a command to a purchase order was not carried out. Amounts are restricted, so no message has one. */
public abstract sealed class PurchaseOrderRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private PurchaseOrderRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The number is taken by another order. */
    public static final class OrderAlreadyExistsWithOtherContent extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        OrderAlreadyExistsWithOtherContent(OrderNumber orderNumber) {
            super(
                    Status.CONFLICT,
                    "order_already_exists_with_other_content",
                    "",
                    "order " + orderNumber + " exists and says something else; another order needs another number");
        }
    }

    /** Only the buyer and the seller act on an order. */
    public static final class NotAParty extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        NotAParty(OrderNumber orderNumber, ParticipantId asked) {
            super(Status.FORBIDDEN, "not_a_party", "", asked + " is neither buyer nor seller of order " + orderNumber);
        }
    }

    /** Nobody accepts in the name of another. */
    public static final class AcceptanceInAnothersName extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        AcceptanceInAnothersName(ParticipantId asked, ParticipantId party) {
            super(
                    Status.FORBIDDEN,
                    "acceptance_in_anothers_name",
                    "",
                    asked + " asked to accept for " + party + "; a party accepts for itself");
        }
    }

    /** A party cannot trade with itself. */
    public static final class BuyerIsSeller extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        BuyerIsSeller(ParticipantId both) {
            super(
                    Status.UNPROCESSABLE,
                    "buyer_is_seller",
                    "/seller",
                    "buyer and seller are two participants, asked was " + both + " for both");
        }
    }

    /** Two lines have one number. */
    public static final class RepeatedLineNumber extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        RepeatedLineNumber(int lineIndex, int lineNumber) {
            super(
                    Status.UNPROCESSABLE,
                    "repeated_line_number",
                    "/lines/" + lineIndex + "/lineNumber",
                    "line number " + lineNumber + " is used twice; lines are numbered apart");
        }
    }

    /** An order has one currency. */
    public static final class WrongCurrency extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        WrongCurrency(String pointer, Currency asked, Currency allowed) {
            super(
                    Status.UNPROCESSABLE,
                    "wrong_currency",
                    pointer,
                    "the amount is in " + asked + ", the order in " + allowed);
        }
    }

    /** An order has no negative amounts. */
    public static final class NegativeAmount extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        NegativeAmount(String pointer) {
            super(Status.UNPROCESSABLE, "negative_amount", pointer, "amounts of an order are at least zero");
        }
    }

    /** A stated price must explain the total of its line. */
    public static final class PriceDoesNotExplainTotal extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        PriceDoesNotExplainTotal(int lineIndex) {
            super(
                    Status.UNPROCESSABLE,
                    "price_does_not_explain_total",
                    "/lines/" + lineIndex + "/lineTotal",
                    "quantity x unitPrice differs from lineTotal by more than the rounding of the price can explain");
        }
    }

    /** The lines are all there is to the value of the goods. */
    public static final class LinesDoNotSumToGoodsValue extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        LinesDoNotSumToGoodsValue(int lines) {
            super(
                    Status.UNPROCESSABLE,
                    "lines_do_not_sum_to_goods_value",
                    "/goodsValue",
                    "goodsValue is not the sum of the " + lines + " line totals, to the minor unit");
        }
    }

    /** What is paid follows from the other amounts. */
    public static final class TotalDoesNotAddUp extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        TotalDoesNotAddUp() {
            super(
                    Status.UNPROCESSABLE,
                    "total_does_not_add_up",
                    "/total",
                    "total is not goodsValue + freight + tax - discount, to the minor unit");
        }
    }

    /** FAS, FOB, CFR and CIF are for sea and inland waterway. */
    public static final class IncotermNotForMode extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        IncotermNotForMode(Incoterm incoterm, TransportMode mode) {
            super(
                    Status.UNPROCESSABLE,
                    "incoterm_not_for_mode",
                    "/incoterm",
                    incoterm.rule() + " is for sea and inland waterway (Incoterms 2020), asked was " + mode);
        }
    }

    /** The order has gone too far, or not far enough. */
    public static final class OrderStateForbids extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        OrderStateForbids(OrderNumber orderNumber, String asked, OrderState state, List<OrderState> allowed) {
            super(
                    Status.CONFLICT,
                    "order_state_forbids",
                    "",
                    "order " + orderNumber + " is " + state + "; to " + asked + " it, it must be one of " + allowed);
        }
    }

    /** A consignment belongs to an order only when a party of the order sends or receives it. */
    public static final class ConsignmentOfOthers extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        ConsignmentOfOthers(OrderNumber orderNumber, ConsignmentId consignment) {
            super(
                    Status.FORBIDDEN,
                    "consignment_of_others",
                    "",
                    "neither shipper nor consignee of " + consignment + " is a party of order " + orderNumber);
        }
    }

    /** What was held counts for an order only between its parties. */
    public static final class EscrowOfOthers extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        EscrowOfOthers(OrderNumber orderNumber, EscrowId escrow) {
            super(
                    Status.FORBIDDEN,
                    "escrow_of_others",
                    "",
                    "payer and payee of " + escrow + " are not buyer and seller of order " + orderNumber);
        }
    }

    /** An order has a bounded number of consignments. */
    public static final class TooManyConsignments extends PurchaseOrderRefusal {
        private static final long serialVersionUID = 1;

        TooManyConsignments(OrderNumber orderNumber, int max) {
            super(
                    Status.UNPROCESSABLE,
                    "too_many_consignments",
                    "",
                    "order " + orderNumber + " has " + max + " consignments already, which is the most");
        }
    }
}
