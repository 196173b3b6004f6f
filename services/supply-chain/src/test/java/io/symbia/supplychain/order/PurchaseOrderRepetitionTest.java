package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.OrderSamples.BUYER;
import static io.symbia.supplychain.order.OrderSamples.EUR;
import static io.symbia.supplychain.order.OrderSamples.FIRST;
import static io.symbia.supplychain.order.OrderSamples.LATER;
import static io.symbia.supplychain.order.OrderSamples.NOW;
import static io.symbia.supplychain.order.OrderSamples.OFFSET;
import static io.symbia.supplychain.order.OrderSamples.ORDER;
import static io.symbia.supplychain.order.OrderSamples.SELLER;
import static io.symbia.supplychain.order.OrderSamples.accepted;
import static io.symbia.supplychain.order.OrderSamples.by;
import static io.symbia.supplychain.order.OrderSamples.cancel;
import static io.symbia.supplychain.order.OrderSamples.cancelled;
import static io.symbia.supplychain.order.OrderSamples.consigned;
import static io.symbia.supplychain.order.OrderSamples.place;
import static io.symbia.supplychain.order.OrderSamples.placed;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ORDER_ALREADY_ACCEPTED;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ORDER_ALREADY_CANCELLED;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.supplychain.order.PurchaseOrderCommand.AcceptPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.CancelPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordConsignment;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Repeated requests at a {@link PurchaseOrder}: nothing changes when nobody names a moment, and another moment is refused. */
class PurchaseOrderRepetitionTest {
    private static final Happened AGAIN = Happened.at(LATER, OFFSET);

    private final FixtureConfiguration<PurchaseOrder> order = new AggregateTestFixture<>(PurchaseOrder.class);

    @Test
    void theSameOrderAgainChangesNothingAlsoWhenNobodyNamesAMoment() {
        for (Happened happened : List.of(Happened.at(NOW, OFFSET), AGAIN.unstated())) {
            order.given(placed())
                    .when(placeAt(happened), by(BUYER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void theSameOrderOfAnotherMomentIsRefused() {
        order.given(placed())
                .when(placeAt(AGAIN), by(BUYER))
                .expectNoEvents()
                .expectException(refused(ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void changesNothingWhenNobodyNamesAMoment() {
        order.given(placed(), accepted())
                .when(new AcceptPurchaseOrder(AGAIN.unstated(), ORDER, SELLER), by(SELLER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        order.given(placed(), cancelled())
                .when(new CancelPurchaseOrder(AGAIN.unstated(), ORDER, "harvest failed"), by(BUYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        order.given(placed(), consigned(FIRST))
                .when(new RecordConsignment(AGAIN.unstated(), ORDER, FIRST, SELLER, BUYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefusedOfAnotherMoment() {
        order.given(placed(), accepted())
                .when(new AcceptPurchaseOrder(AGAIN, ORDER, SELLER), by(SELLER))
                .expectNoEvents()
                .expectException(refused(ORDER_ALREADY_ACCEPTED));
        order.given(placed(), cancelled())
                .when(new CancelPurchaseOrder(AGAIN, ORDER, "harvest failed"), by(BUYER))
                .expectNoEvents()
                .expectException(refused(ORDER_ALREADY_CANCELLED));
    }

    @Test
    void isRefusedForAnotherReasonAndByTheOtherParty() {
        order.given(placed(), cancelled())
                .when(new CancelPurchaseOrder(Happened.at(NOW, OFFSET), ORDER, "too late"), by(BUYER))
                .expectException(refused(ORDER_ALREADY_CANCELLED));
        order.given(placed(), cancelled()).when(cancel(), by(SELLER)).expectException(refused(ORDER_ALREADY_CANCELLED));
    }

    private static PlacePurchaseOrder placeAt(Happened happened) {
        PlacePurchaseOrder order = place();
        return new PlacePurchaseOrder(
                happened,
                ORDER,
                BUYER,
                SELLER,
                EUR,
                order.lines(),
                order.incoterm(),
                order.mode(),
                order.deliverBy(),
                order.goodsValue(),
                order.freight(),
                order.tax(),
                order.discount(),
                order.total());
    }
}
