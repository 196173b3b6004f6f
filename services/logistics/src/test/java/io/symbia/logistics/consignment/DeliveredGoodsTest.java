package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.GOODS_NOT_BOOKED;
import static io.symbia.logistics.consignment.ExampleEvents.event;
import static io.symbia.logistics.consignment.Examples.AT_NOON;
import static io.symbia.logistics.consignment.Examples.CONSIGNEE;
import static io.symbia.logistics.consignment.Examples.HAMBURG;
import static io.symbia.logistics.consignment.Examples.POD;
import static io.symbia.logistics.consignment.Examples.TEA;
import static io.symbia.logistics.consignment.Examples.when;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.DeliveredGoods;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.logistics.consignment.ConsignmentCommand.DeliverConsignment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much arrived, as whoever reports a delivery has counted. */
class DeliveredGoodsTest {
    private static final ConsignmentBookedV1 BOOKED = event(Examples.book());
    private static final DeliveredGoods PALLET =
            new DeliveredGoods(Optional.empty(), Optional.of(BOOKED.units().getFirst()), Quantity.of("200", "XCT"));

    private static DeliveredGoods line(String order, int number, String cartons) {
        var line = new DeliveredGoods.Line(new OrderNumber(order), number);
        return new DeliveredGoods(Optional.of(line), Optional.empty(), Quantity.of(cartons, "XCT"));
    }

    private static DeliverConsignment deliver(DeliveredGoods... goods) {
        return new DeliverConsignment(
                AT_NOON,
                TEA,
                POD,
                Optional.of(HAMBURG),
                ProofOfDelivery.SIGNATURE,
                Optional.of(Digest.ofContent("slip and salt".getBytes(StandardCharsets.UTF_8))),
                Optional.of(List.of(goods)),
                Optional.empty());
    }

    @Test
    void areToldAsTheyWereCountedAlsoWhereNothingArrived() {
        DeliverConsignment counted = deliver(line("TEEHAUS-HH:PO-2611-0042", 1, "0"), PALLET);
        when(List.of(BOOKED), counted, CONSIGNEE)
                .expectEvents(event(counted, CONSIGNEE, BOOKED, Optional.empty(), Optional.empty()));
    }

    @Test
    void areThoseThatWereBooked() {
        var otherUnit = new DeliveredGoods(
                Optional.empty(), Optional.of(new Sscc("395060000000000023")), Quantity.of("1", "XCT"));
        for (DeliveredGoods other : List.of(line("TEEHAUS-HH:PO-OTHER", 1, "1"), otherUnit)) {
            when(List.of(BOOKED), deliver(PALLET, other), CONSIGNEE)
                    .expectNoEvents()
                    .expectException(refused(GOODS_NOT_BOOKED));
        }
    }

    @Test
    void areNamedInOneWayAndOnce() {
        var both = new DeliveredGoods(line("TEEHAUS-HH:PO-1", 1, "1").line(), PALLET.unit(), PALLET.quantity());
        var noLine = line("TEEHAUS-HH:PO-2611-0042", 0, "1");
        var noLineBeside = new DeliveredGoods(noLine.line(), PALLET.unit(), PALLET.quantity());
        var neither = new DeliveredGoods(Optional.empty(), Optional.empty(), PALLET.quantity());
        for (DeliveredGoods[] wrong :
                new DeliveredGoods[][] {{both}, {neither}, {noLine}, {noLineBeside}, {PALLET, PALLET}, {}}) {
            assertThatThrownBy(() -> deliver(wrong)).isInstanceOf(RefusedJson.class);
        }
    }
}
