package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.OrderSamples.BUYER;
import static io.symbia.supplychain.order.OrderSamples.EUR;
import static io.symbia.supplychain.order.OrderSamples.OFFSET;
import static io.symbia.supplychain.order.OrderSamples.ORDER;
import static io.symbia.supplychain.order.OrderSamples.SELLER;
import static io.symbia.supplychain.order.OrderSamples.STRANGER;
import static io.symbia.supplychain.order.OrderSamples.by;
import static io.symbia.supplychain.order.OrderSamples.euros;
import static io.symbia.supplychain.order.OrderSamples.line;
import static io.symbia.supplychain.order.OrderSamples.place;
import static io.symbia.supplychain.order.OrderSamples.placed;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.BUYER_IS_SELLER;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.INCOTERM_NOT_FOR_MODE;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.LINES_DO_NOT_SUM_TO_GOODS_VALUE;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.NEGATIVE_AMOUNT;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.NOT_A_PARTY;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.PRICE_DOES_NOT_GIVE_TOTAL;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.REPEATED_LINE_NUMBER;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.TOTAL_DOES_NOT_ADD_UP;
import static io.symbia.supplychain.order.PurchaseOrderRefusal.WRONG_CURRENCY;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import io.symbia.supplychain.order.PurchaseOrderCommand.Line;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.support.refusal.RefusalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be placed, and what is refused with which field. */
class PurchaseOrderTermsTest {
    private final FixtureConfiguration<PurchaseOrder> order = new AggregateTestFixture<>(PurchaseOrder.class);

    @Test
    void placesWhatAddsUp() {
        order.givenNoPriorActivity().when(place(), by(BUYER)).expectEvents(placed());
    }

    @Test
    void theSellerPlacesToo() {
        order.givenNoPriorActivity().when(place(), by(SELLER)).expectEvents(place().toEvent(SELLER));
    }

    @Test
    void aStrangerPlacesNothing() {
        refuses(place(), STRANGER, NOT_A_PARTY, "");
    }

    @Test
    void otherContentUnderTheSameNumberIsRefused() {
        order.given(placed())
                .when(place(place().lines(), "12480.00", "640.01", "13120.01"), by(BUYER))
                .expectNoEvents()
                .expectException(refused(ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        order.given(placed())
                .when(place(), by(SELLER)) // Who placed is content: it decides who has accepted.
                .expectException(refused(ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @ParameterizedTest
    @CsvSource({"12479.99", "12480.01"})
    void refusesOneCentBesideTheSumOfTheLines(String goodsValue) {
        String total = euros(goodsValue).plus(euros("640.00")).amount().toPlainString();
        refuses(
                place(place().lines(), goodsValue, "640.00", total),
                BUYER,
                LINES_DO_NOT_SUM_TO_GOODS_VALUE,
                "/goodsValue");
    }

    @ParameterizedTest
    @CsvSource({"13119.99", "13120.01"})
    void refusesOneCentBesideTheTotal(String total) {
        refuses(place(place().lines(), "12480.00", "640.00", total), BUYER, TOTAL_DOES_NOT_ADD_UP, "/total");
    }

    @Test
    void countsTaxAndDiscount() {
        PlacePurchaseOrder good = amounts("10.00", "1.00", "2.00", "13.00", "0.00");
        order.givenNoPriorActivity().when(good, by(BUYER)).expectSuccessfulHandlerExecution();
        refuses(amounts("10.00", "1.00", "2.00", "13.00", "0.01"), BUYER, TOTAL_DOES_NOT_ADD_UP, "/total");
    }

    @Test
    void refusesNegativeAmountsWhereTheyStand() {
        refuses(amounts("10.00", "-0.01", "0.00", "0.00", "9.99"), BUYER, NEGATIVE_AMOUNT, "/freight");
        refuses(amounts("10.00", "0.00", "-0.01", "0.00", "9.99"), BUYER, NEGATIVE_AMOUNT, "/tax");
        refuses(amounts("10.00", "0.00", "0.00", "-0.01", "10.01"), BUYER, NEGATIVE_AMOUNT, "/discount");
        refuses(amounts("10.00", "0.00", "0.00", "10.01", "-0.01"), BUYER, NEGATIVE_AMOUNT, "/total");
        refuses(
                place(List.of(line(1, "1", Optional.empty(), euros("-1.00"))), "-1.00", "1.00", "0.00"),
                BUYER,
                NEGATIVE_AMOUNT,
                "/lines/0/lineTotal");
    }

    @Test
    void refusesAnotherCurrencyWhereItStands() {
        PlacePurchaseOrder good = place();
        PlacePurchaseOrder freightInDollars = new PlacePurchaseOrder(
                Happened.at(OrderSamples.NOW, OFFSET),
                ORDER,
                BUYER,
                SELLER,
                EUR,
                good.lines(),
                good.incoterm(),
                good.mode(),
                Optional.empty(),
                good.goodsValue(),
                Optional.of(Money.of("640.00", "USD")),
                good.tax(),
                good.discount(),
                good.total());
        refuses(freightInDollars, BUYER, WRONG_CURRENCY, "/freight");
        refuses(
                place(List.of(line(1, "1", Optional.empty(), Money.of("1.00", "USD"))), "1.00", "0.00", "1.00"),
                BUYER,
                WRONG_CURRENCY,
                "/lines/0/lineTotal");
    }

    @ParameterizedTest
    @CsvSource({"550.99, false", "551.00, true", "551.01, false"})
    void aPriceGivesTheTotalToTheCent(String total, boolean given) {
        PlacePurchaseOrder terms = place(List.of(line(1, "19", Optional.of("29"), euros(total))), total, "0.00", total);
        if (given) {
            order.givenNoPriorActivity().when(terms, by(BUYER)).expectSuccessfulHandlerExecution();
        } else {
            refuses(terms, BUYER, PRICE_DOES_NOT_GIVE_TOTAL, "/lines/0/lineTotal");
        }
    }

    @ParameterizedTest
    @CsvSource({"1500, XCT, true", "1499, XCT, false", "1500, H87, false"})
    void aPriceForManyPiecesIsInTheUnitOfTheLine(String per, String unit, boolean given) {
        ItemPrice price = ItemPrice.of("500.00", "EUR").per(Quantity.of(per, unit));
        Line line = new Line(
                1, new Gtin("19506000134366"), Quantity.of("1500", "XCT"), Optional.of(price), euros("500.00"));
        PlacePurchaseOrder terms = place(List.of(line), "500.00", "0.00", "500.00");
        if (given) {
            order.givenNoPriorActivity().when(terms, by(BUYER)).expectSuccessfulHandlerExecution();
        } else {
            refuses(terms, BUYER, PRICE_DOES_NOT_GIVE_TOTAL, "/lines/0/lineTotal");
        }
    }

    @Test
    void refusesALineNumberTwice() {
        List<Line> lines =
                List.of(line(1, "1", Optional.empty(), euros("1.00")), line(1, "2", Optional.empty(), euros("2.00")));
        refuses(place(lines, "3.00", "0.00", "3.00"), BUYER, REPEATED_LINE_NUMBER, "/lines/1/lineNumber");
    }

    @Test
    void takesAsManyLinesAsAreAllowedAndNotOneMore() {
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= 500; number++) lines.add(line(number, "1", Optional.empty(), euros("1.00")));
        order.givenNoPriorActivity()
                .when(place(lines, "500.00", "0.00", "500.00"), by(BUYER))
                .expectSuccessfulHandlerExecution();
        lines.add(line(501, "1", Optional.empty(), euros("1.00")));
        assertThatThrownBy(() -> place(lines, "501.00", "0.00", "501.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 500");
    }

    @Test
    void refusesToTradeWithOneself() {
        PlacePurchaseOrder good = place();
        PlacePurchaseOrder alone = new PlacePurchaseOrder(
                Happened.at(OrderSamples.NOW, OFFSET),
                ORDER,
                BUYER,
                BUYER,
                EUR,
                good.lines(),
                good.incoterm(),
                good.mode(),
                Optional.empty(),
                good.goodsValue(),
                good.freight(),
                good.tax(),
                good.discount(),
                good.total());
        refuses(alone, BUYER, BUYER_IS_SELLER, "/seller");
    }

    @ParameterizedTest
    @EnumSource(value = TransportMode.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNISED")
    void rulesForWaterNeedWater(TransportMode mode) {
        PlacePurchaseOrder good = place();
        PlacePurchaseOrder fob = new PlacePurchaseOrder(
                Happened.at(OrderSamples.NOW, OFFSET),
                ORDER,
                BUYER,
                SELLER,
                EUR,
                good.lines(),
                Optional.of(new Incoterm(Incoterm.Rule.FOB, "Ningbo (CNNGB)")),
                Optional.of(mode),
                Optional.empty(),
                good.goodsValue(),
                good.freight(),
                good.tax(),
                good.discount(),
                good.total());
        if (mode == TransportMode.SEA || mode == TransportMode.INLAND_WATER) {
            order.givenNoPriorActivity().when(fob, by(BUYER)).expectSuccessfulHandlerExecution();
        } else {
            refuses(fob, BUYER, INCOTERM_NOT_FOR_MODE, "/incoterm");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12480.01, 640.00, 13120.01, sum to goodsValue",
        "12480.00, 640.00, 13120.01, is not total",
        "12480.00, -1.00, 12479.00, at least zero"
    })
    void noEventCanExistThatDoesNotAddUp(String goods, String freight, String total, String message) {
        PlacePurchaseOrder terms = place(place().lines(), goods, freight, total);
        assertThatThrownBy(() -> terms.toEvent(BUYER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void noRefusalTellsAnAmount() {
        order.givenNoPriorActivity()
                .when(place(place().lines(), "12480.00", "640.00", "777.77"), by(BUYER))
                .expectException(refused(TOTAL_DOES_NOT_ADD_UP))
                .expectExceptionMessage(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("777")));
    }

    private static PlacePurchaseOrder amounts(String goods, String freight, String tax, String discount, String total) {
        PlacePurchaseOrder good = place();
        return new PlacePurchaseOrder(
                Happened.at(OrderSamples.NOW, OFFSET),
                ORDER,
                BUYER,
                SELLER,
                EUR,
                List.of(line(1, "1", Optional.empty(), euros(goods))),
                good.incoterm(),
                good.mode(),
                Optional.empty(),
                euros(goods),
                Optional.of(euros(freight)),
                Optional.of(euros(tax)),
                Optional.of(euros(discount)),
                euros(total));
    }

    private static void refuses(PlacePurchaseOrder terms, ParticipantId issuer, RefusalKind refusal, String pointer) {
        new AggregateTestFixture<>(PurchaseOrder.class)
                .givenNoPriorActivity()
                .when(terms, by(issuer))
                .expectNoEvents()
                .expectException(refused(refusal).at(pointer));
    }
}
