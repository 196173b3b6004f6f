package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.logistics.consignment.ConsignmentRefusal.NOT_A_PARTY;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.AT_NOON;
import static io.symbia.logistics.consignment.Examples.CARRIER;
import static io.symbia.logistics.consignment.Examples.CONSIGNEE;
import static io.symbia.logistics.consignment.Examples.NOON;
import static io.symbia.logistics.consignment.Examples.SHIPPER;
import static io.symbia.logistics.consignment.Examples.STRANGER;
import static io.symbia.logistics.consignment.Examples.TEA;
import static io.symbia.logistics.consignment.Examples.at;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Booking: who may, what is refused, what repeating it does. */
class BookingTest {
    private static final Sscc PALLET = new Sscc("395060000000000016");

    @Test
    void eachNamedPartyMayBook() {
        for (var party : List.of(SHIPPER, CONSIGNEE, CARRIER)) {
            when(List.of(), Examples.book(), party).expectEvents(event(Examples.book()));
        }
        when(List.of(), Examples.book(), STRANGER).expectNoEvents().expectException(refused(NOT_A_PARTY));
    }

    @Test
    void repeatingItChangesNothing() {
        var booked = List.of(event(Examples.book()));
        when(booked, Examples.book(), CONSIGNEE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var withoutMoment = Examples.book(Examples.unstated(NOON.plusSeconds(9)), "12480.00");
        when(booked, withoutMoment, SHIPPER).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void otherContentIsRefused() {
        var booked = List.of(event(Examples.book()));
        refuses(booked, Examples.book(AT_NOON, "12480.01"));
        refuses(booked, Examples.book(at(NOON.plusMillis(1)), "12480.00"));
        refuses(booked, Examples.book(CustomsDirection.EXPORT));
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        var all = booking(orders(1), List.of(), List.of(), "1.00", "0.00");
        var terse = new BookConsignment(
                AT_NOON,
                TEA,
                all.orderNumbers(),
                SHIPPER,
                CONSIGNEE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                all.goodsValue(),
                all.freight(),
                Optional.empty(),
                Optional.empty());
        when(List.of(), terse, SHIPPER).expectEvents(event(all));
    }

    @Test
    void aStrangerLearnsNothingByRepeating() {
        when(List.of(event(Examples.book())), Examples.book(), STRANGER).expectException(refused(NOT_A_PARTY));
    }

    @Test
    void servesAtLeastOneOrderAndEachOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withOrders(List.of()))
                .withMessageContaining("0 entries");
        var order = new OrderNumber("TEEHAUS-HH:SCMS-4");
        assertThatIllegalArgumentException().isThrownBy(() -> withOrders(List.of(order, order)));
        assertThatNoException().isThrownBy(() -> withOrders(orders(BookConsignment.MAX_ORDERS)));
        assertThatIllegalArgumentException().isThrownBy(() -> withOrders(orders(BookConsignment.MAX_ORDERS + 1)));
    }

    @Test
    void hasEachUnitOnceAndEachGateOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(PALLET, PALLET), List.of(), "1.00", "0.00"))
                .withMessageContaining("once");
        var gate = new CustomsGate(CustomsDirection.EXPORT, Examples.CUSTOMS_CN);
        var otherKeeper = new CustomsGate(CustomsDirection.EXPORT, Examples.CUSTOMS_DE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(), List.of(gate, otherKeeper), "1.00", "0.00"))
                .withMessageContaining("once");
    }

    @Test
    void moneyIsNotNegative() {
        assertThatNoException().isThrownBy(() -> with(List.of(), List.of(), "0.00", "0.00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(), List.of(), "-0.01", "0.00"))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(), List.of(), "0.00", "-0.01"))
                .withMessageContaining("negative");
    }

    @Test
    void streamIsNamedAfterTheConsignment() {
        assertThat(Examples.book().stream()).hasToString("logistics/consignment/ZJ-TEA:DN-304");
    }

    private static void refuses(List<? extends DomainEvent> past, BookConsignment other) {
        when(past, other, SHIPPER)
                .expectNoEvents()
                .expectException(refused(CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    private static List<OrderNumber> orders(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OrderNumber("TEEHAUS-HH:SO-" + i))
                .toList();
    }

    private static BookConsignment withOrders(List<OrderNumber> orders) {
        return booking(orders, List.of(), List.of(), "1.00", "0.00");
    }

    private static BookConsignment with(List<Sscc> units, List<CustomsGate> gates, String value, String freight) {
        return booking(orders(1), units, gates, value, freight);
    }

    private static BookConsignment booking(
            List<OrderNumber> orders, List<Sscc> units, List<CustomsGate> gates, String value, String freight) {
        return new BookConsignment(
                AT_NOON,
                TEA,
                orders,
                SHIPPER,
                CONSIGNEE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(units),
                Optional.of(gates),
                Money.of(value, "USD"),
                Optional.of(Money.of(freight, "USD")),
                Optional.empty(),
                Optional.empty());
    }
}
