package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.OrderSamples.BUYER;
import static io.symbia.supplychain.order.OrderSamples.ESCROW;
import static io.symbia.supplychain.order.OrderSamples.FIRST;
import static io.symbia.supplychain.order.OrderSamples.NOW;
import static io.symbia.supplychain.order.OrderSamples.OFFSET;
import static io.symbia.supplychain.order.OrderSamples.ORDER;
import static io.symbia.supplychain.order.OrderSamples.SECOND;
import static io.symbia.supplychain.order.OrderSamples.SELLER;
import static io.symbia.supplychain.order.OrderSamples.STRANGER;
import static io.symbia.supplychain.order.OrderSamples.accept;
import static io.symbia.supplychain.order.OrderSamples.accepted;
import static io.symbia.supplychain.order.OrderSamples.by;
import static io.symbia.supplychain.order.OrderSamples.cancel;
import static io.symbia.supplychain.order.OrderSamples.cancelled;
import static io.symbia.supplychain.order.OrderSamples.closed;
import static io.symbia.supplychain.order.OrderSamples.consign;
import static io.symbia.supplychain.order.OrderSamples.consigned;
import static io.symbia.supplychain.order.OrderSamples.deliver;
import static io.symbia.supplychain.order.OrderSamples.delivered;
import static io.symbia.supplychain.order.OrderSamples.fulfilled;
import static io.symbia.supplychain.order.OrderSamples.placed;
import static io.symbia.supplychain.order.OrderSamples.settle;
import static io.symbia.supplychain.order.OrderSamples.settled;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ACCEPTANCE_IN_ANOTHERS_NAME;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.CONSIGNMENT_OF_OTHERS;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ESCROW_OF_OTHERS;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.NOT_A_PARTY;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ORDER_STATE_FORBIDS;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.TOO_MANY_CONSIGNMENTS;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordConsignment;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordDelivery;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordSettlement;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The state table of {@link PurchaseOrder}, cell by cell. */
class PurchaseOrderTest {
    private final FixtureConfiguration<PurchaseOrder> order = new AggregateTestFixture<>(PurchaseOrder.class);

    @Nested
    class Placed {
        @Test
        void isAcceptedByTheOtherParty() {
            order.given(placed()).when(accept(SELLER), by(SELLER)).expectEvents(accepted());
        }

        @Test
        void wasAcceptedByWhoPlaced() {
            order.given(placed())
                    .when(accept(BUYER), by(BUYER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotAcceptedByAStranger() {
            order.given(placed()).when(accept(STRANGER), by(STRANGER)).expectException(refused(NOT_A_PARTY));
        }

        @Test
        void isNotAcceptedInAnothersName() {
            order.given(placed()).when(accept(SELLER), by(BUYER)).expectException(refused(ACCEPTANCE_IN_ANOTHERS_NAME));
        }

        @Test
        void isCancelledByEitherParty() {
            order.given(placed()).when(cancel(), by(BUYER)).expectEvents(cancelled());
            order.given(placed()).when(cancel(), by(SELLER)).expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotCancelledByAStranger() {
            order.given(placed()).when(cancel(), by(STRANGER)).expectNoEvents().expectException(refused(NOT_A_PARTY));
        }

        @Test
        void isNotCancelledOnceSomethingIsOnItsWay() {
            order.given(placed(), consigned(FIRST))
                    .when(cancel(), by(BUYER))
                    .expectException(refused(ORDER_STATE_FORBIDS));
        }

        @Test
        void notesDeliveryAndSettlementAndCompletesWhenAccepted() {
            order.given(placed()).when(deliver(FIRST)).expectEvents(delivered(FIRST));
            order.given(placed()).when(settle()).expectEvents(settled());
            order.given(placed(), consigned(FIRST), delivered(FIRST), settled())
                    .when(accept(SELLER), by(SELLER))
                    .expectEvents(accepted(), fulfilled(), closed());
        }
    }

    @Nested
    class Accepted {
        @Test
        void isCancelled() {
            order.given(placed(), accepted()).when(cancel(), by(SELLER)).expectSuccessfulHandlerExecution();
        }

        @Test
        void isConsigned() {
            order.given(placed(), accepted()).when(consign(FIRST)).expectEvents(consigned(FIRST));
        }

        @Test
        void isFulfilledByADeliveryWhoseBookingWasNotSeen() {
            order.given(placed(), accepted()).when(deliver(FIRST)).expectEvents(delivered(FIRST), fulfilled());
        }

        @Test
        void isNotClosedByMoneyAlone() {
            order.given(placed(), accepted()).when(settle()).expectEvents(settled());
        }
    }

    @Nested
    class InFulfilment {
        @Test
        void isNotCancelled() {
            order.given(placed(), accepted(), consigned(FIRST))
                    .when(cancel(), by(BUYER))
                    .expectNoEvents()
                    .expectException(refused(ORDER_STATE_FORBIDS));
        }

        @Test
        void isFulfilledByTheLastDelivery() {
            order.given(placed(), accepted(), consigned(FIRST))
                    .when(deliver(FIRST))
                    .expectEvents(delivered(FIRST), fulfilled());
        }

        @Test
        void waitsForEachConsignment() {
            order.given(placed(), accepted(), consigned(FIRST), consigned(SECOND))
                    .when(deliver(FIRST))
                    .expectEvents(delivered(FIRST));
            order.given(placed(), accepted(), consigned(FIRST), consigned(SECOND), delivered(FIRST))
                    .when(deliver(SECOND))
                    .expectEvents(delivered(SECOND), fulfilled());
        }

        @Test
        void isClosedAtOnceWhenItWasSettledBefore() {
            order.given(placed(), accepted(), consigned(FIRST), settled())
                    .when(deliver(FIRST))
                    .expectEvents(delivered(FIRST), fulfilled(), closed());
        }
    }

    @Nested
    class Fulfilled {
        private final List<Object> history =
                List.of(placed(), accepted(), consigned(FIRST), delivered(FIRST), fulfilled());

        @Test
        void isClosedBySettlement() {
            order.given(history).when(settle()).expectEvents(closed());
        }

        @Test
        void isNotCancelled() {
            order.given(history).when(cancel(), by(BUYER)).expectException(refused(ORDER_STATE_FORBIDS));
        }

        @Test
        void notesALaterConsignmentAndStaysFulfilled() {
            order.given(history).when(consign(SECOND)).expectEvents(consigned(SECOND));
            List<Object> more = new ArrayList<>(history);
            more.add(consigned(SECOND));
            order.given(more).when(settle()).expectEvents(closed());
            order.given(more).when(deliver(SECOND)).expectEvents(delivered(SECOND));
        }
    }

    @Nested
    class Closed {
        private final List<Object> history =
                List.of(placed(), accepted(), consigned(FIRST), delivered(FIRST), fulfilled(), closed());

        @Test
        void isSettledOnce() {
            order.given(history).when(settle()).expectNoEvents().expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotCancelled() {
            order.given(history).when(cancel(), by(SELLER)).expectException(refused(ORDER_STATE_FORBIDS));
        }

        @Test
        void notesALaterConsignment() {
            order.given(history).when(consign(SECOND)).expectEvents(consigned(SECOND));
        }
    }

    @Nested
    class Cancelled {
        private final List<Object> history = List.of(placed(), cancelled());

        @Test
        void staysCancelled() {
            order.given(history).when(cancel(), by(BUYER)).expectNoEvents().expectSuccessfulHandlerExecution();
            order.given(history).when(accept(SELLER), by(SELLER)).expectException(refused(ORDER_STATE_FORBIDS));
            order.given(history).when(consign(FIRST)).expectException(refused(ORDER_STATE_FORBIDS));
            order.given(history).when(deliver(FIRST)).expectException(refused(ORDER_STATE_FORBIDS));
            order.given(history).when(settle()).expectException(refused(ORDER_STATE_FORBIDS));
        }
    }

    @Nested
    class WhatIsToldAgain {
        @Test
        void changesNothing() {
            order.given(placed(), accepted()).when(accept(SELLER), by(SELLER)).expectNoEvents();
            order.given(placed(), consigned(FIRST)).when(consign(FIRST)).expectNoEvents();
            order.given(placed(), consigned(FIRST), delivered(FIRST))
                    .when(deliver(FIRST))
                    .expectNoEvents();
            order.given(placed(), settled()).when(settle()).expectNoEvents();
        }
    }

    @Nested
    class WhatOthersSay {
        @Test
        void aConsignmentBetweenOthersIsNotOfTheOrder() {
            order.given(placed(), accepted())
                    .when(new RecordConsignment(Happened.at(NOW, OFFSET), ORDER, FIRST, STRANGER, STRANGER))
                    .expectNoEvents()
                    .expectException(refused(CONSIGNMENT_OF_OTHERS));
            order.given(placed(), accepted())
                    .when(new RecordDelivery(Happened.at(NOW, OFFSET), ORDER, FIRST, STRANGER, STRANGER))
                    .expectException(refused(CONSIGNMENT_OF_OTHERS));
        }

        @Test
        void aConsignmentFromOrToAPartyIs() {
            order.given(placed())
                    .when(new RecordConsignment(Happened.at(NOW, OFFSET), ORDER, FIRST, STRANGER, BUYER))
                    .expectEvents(consigned(FIRST));
            order.given(placed())
                    .when(new RecordConsignment(Happened.at(NOW, OFFSET), ORDER, FIRST, SELLER, STRANGER))
                    .expectEvents(consigned(FIRST));
        }

        @Test
        void anEscrowBetweenOthersDoesNotCloseIt() {
            List<Object> history = List.of(placed(), accepted(), consigned(FIRST), delivered(FIRST), fulfilled());
            order.given(history)
                    .when(new RecordSettlement(Happened.at(NOW, OFFSET), ORDER, ESCROW, STRANGER, SELLER))
                    .expectException(refused(ESCROW_OF_OTHERS));
            order.given(history)
                    .when(new RecordSettlement(Happened.at(NOW, OFFSET), ORDER, ESCROW, SELLER, BUYER))
                    .expectException(refused(ESCROW_OF_OTHERS));
        }
    }

    @Test
    void takesAsManyConsignmentsAsAreAllowedAndNotOneMore() {
        List<Object> history = new ArrayList<>(List.of(placed(), accepted()));
        for (int i = 1; i < PurchaseOrder.MAX_CONSIGNMENTS; i++)
            history.add(consigned(new ConsignmentId("zj-tea-coop:C-" + i)));
        order.given(history).when(consign(FIRST)).expectEvents(consigned(FIRST));
        history.add(consigned(FIRST));
        order.given(history).when(consign(SECOND)).expectException(refused(TOO_MANY_CONSIGNMENTS));
        order.given(history).when(deliver(SECOND)).expectException(refused(TOO_MANY_CONSIGNMENTS));
        order.given(history).when(deliver(FIRST)).expectEvents(delivered(FIRST));
    }
}
