package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.Orders.BUYER;
import static io.symbia.supplychain.order.Orders.EUR;
import static io.symbia.supplychain.order.Orders.LATER;
import static io.symbia.supplychain.order.Orders.OFFSET;
import static io.symbia.supplychain.order.Orders.ORDER;
import static io.symbia.supplychain.order.Orders.SELLER;
import static io.symbia.supplychain.order.Orders.STRANGER;
import static io.symbia.supplychain.order.Orders.by;
import static io.symbia.supplychain.order.Orders.euros;
import static io.symbia.supplychain.order.Orders.line;
import static io.symbia.supplychain.order.Orders.place;
import static io.symbia.supplychain.order.Orders.placed;
import static io.symbia.supplychain.order.Orders.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderRefusal.BuyerIsSeller;
import io.symbia.supplychain.order.PurchaseOrderRefusal.IncotermNotForMode;
import io.symbia.supplychain.order.PurchaseOrderRefusal.LinesDoNotSumToGoodsValue;
import io.symbia.supplychain.order.PurchaseOrderRefusal.NegativeAmount;
import io.symbia.supplychain.order.PurchaseOrderRefusal.NotAParty;
import io.symbia.supplychain.order.PurchaseOrderRefusal.OrderAlreadyExistsWithOtherContent;
import io.symbia.supplychain.order.PurchaseOrderRefusal.PriceDoesNotExplainTotal;
import io.symbia.supplychain.order.PurchaseOrderRefusal.RepeatedLineNumber;
import io.symbia.supplychain.order.PurchaseOrderRefusal.TotalDoesNotAddUp;
import io.symbia.supplychain.order.PurchaseOrderRefusal.WrongCurrency;
import io.symbia.support.refusal.Refusal;
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
        order.givenNoPriorActivity().when(place(terms()), by(BUYER)).expectEvents(placed());
    }

    @Test
    void theSellerPlacesToo() {
        order.givenNoPriorActivity()
                .when(place(terms()), by(SELLER))
                .expectEvents(terms().toEvent(SELLER, Orders.NOW, OFFSET));
    }

    @Test
    void aStrangerPlacesNothing() {
        refuses(terms(), STRANGER, NotAParty.class, "");
    }

    @Test
    void theSameAgainChangesNothingAlsoAtAnotherTime() {
        order.given(placed())
                .when(new PlacePurchaseOrder(terms(), LATER, OFFSET), by(BUYER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void otherContentUnderTheSameNumberIsRefused() {
        order.given(placed())
                .when(place(terms(terms().lines(), "12480.00", "640.01", "13120.01")), by(BUYER))
                .expectNoEvents()
                .expectException(OrderAlreadyExistsWithOtherContent.class);
        order.given(placed())
                .when(place(terms()), by(SELLER)) // Who placed is content: it decides who has accepted.
                .expectException(OrderAlreadyExistsWithOtherContent.class);
    }

    @ParameterizedTest
    @CsvSource({"12479.99", "12480.01"})
    void refusesOneCentBesideTheSumOfTheLines(String goodsValue) {
        String total = euros(goodsValue).plus(euros("640.00")).amount().toPlainString();
        refuses(
                terms(terms().lines(), goodsValue, "640.00", total),
                BUYER,
                LinesDoNotSumToGoodsValue.class,
                "/goodsValue");
    }

    @ParameterizedTest
    @CsvSource({"13119.99", "13120.01"})
    void refusesOneCentBesideTheTotal(String total) {
        refuses(terms(terms().lines(), "12480.00", "640.00", total), BUYER, TotalDoesNotAddUp.class, "/total");
    }

    @Test
    void countsTaxAndDiscount() {
        OrderTerms good = amounts("10.00", "1.00", "2.00", "13.00", "0.00");
        order.givenNoPriorActivity().when(place(good), by(BUYER)).expectSuccessfulHandlerExecution();
        refuses(amounts("10.00", "1.00", "2.00", "13.00", "0.01"), BUYER, TotalDoesNotAddUp.class, "/total");
    }

    @Test
    void refusesNegativeAmountsWhereTheyStand() {
        refuses(amounts("10.00", "-0.01", "0.00", "0.00", "9.99"), BUYER, NegativeAmount.class, "/freight");
        refuses(amounts("10.00", "0.00", "-0.01", "0.00", "9.99"), BUYER, NegativeAmount.class, "/tax");
        refuses(amounts("10.00", "0.00", "0.00", "-0.01", "10.01"), BUYER, NegativeAmount.class, "/discount");
        refuses(amounts("10.00", "0.00", "0.00", "10.01", "-0.01"), BUYER, NegativeAmount.class, "/total");
        refuses(
                terms(List.of(line(1, "1", Optional.empty(), euros("-1.00"))), "-1.00", "1.00", "0.00"),
                BUYER,
                NegativeAmount.class,
                "/lines/0/lineTotal");
    }

    @Test
    void refusesAnotherCurrencyWhereItStands() {
        OrderTerms good = terms();
        OrderTerms freightInDollars = new OrderTerms(
                ORDER,
                BUYER,
                SELLER,
                EUR,
                good.lines(),
                good.incoterm(),
                good.mode(),
                Optional.empty(),
                good.goodsValue(),
                Money.of("640.00", "USD"),
                good.tax(),
                good.discount(),
                good.total());
        refuses(freightInDollars, BUYER, WrongCurrency.class, "/freight");
        refuses(
                terms(List.of(line(1, "1", Optional.empty(), Money.of("1.00", "USD"))), "1.00", "0.00", "1.00"),
                BUYER,
                WrongCurrency.class,
                "/lines/0/lineTotal");
    }

    @ParameterizedTest
    @CsvSource({"550.90, true", "550.89, false", "551.10, true", "551.11, false", "551.00, true"})
    void aPriceExplainsWhatItsRoundingCanHide(String total, boolean explained) {
        // 19 pieces at 29 each: 19 x 0.005 for the price, 0.005 for the total.
        OrderTerms terms = terms(List.of(line(1, "19", Optional.of("29"), euros(total))), total, "0.00", total);
        if (explained) {
            order.givenNoPriorActivity().when(place(terms), by(BUYER)).expectSuccessfulHandlerExecution();
        } else {
            refuses(terms, BUYER, PriceDoesNotExplainTotal.class, "/lines/0/lineTotal");
        }
    }

    @Test
    void aFinerPriceHidesLess() {
        List<OrderLine> lines = List.of(line(1, "1000", Optional.of("0.0017"), euros("1.75"))); // 1.70 +- 0.05 +- 0.005
        order.givenNoPriorActivity()
                .when(place(terms(lines, "1.75", "0.00", "1.75")), by(BUYER))
                .expectSuccessfulHandlerExecution();
        List<OrderLine> off = List.of(line(1, "1000", Optional.of("0.0017"), euros("1.76")));
        refuses(terms(off, "1.76", "0.00", "1.76"), BUYER, PriceDoesNotExplainTotal.class, "/lines/0/lineTotal");
    }

    @Test
    void refusesALineNumberTwice() {
        List<OrderLine> lines =
                List.of(line(1, "1", Optional.empty(), euros("1.00")), line(1, "2", Optional.empty(), euros("2.00")));
        refuses(terms(lines, "3.00", "0.00", "3.00"), BUYER, RepeatedLineNumber.class, "/lines/1/lineNumber");
    }

    @Test
    void takesAsManyLinesAsAreAllowedAndNotOneMore() {
        List<OrderLine> lines = new ArrayList<>();
        for (int number = 1; number <= 500; number++) lines.add(line(number, "1", Optional.empty(), euros("1.00")));
        order.givenNoPriorActivity()
                .when(place(terms(lines, "500.00", "0.00", "500.00")), by(BUYER))
                .expectSuccessfulHandlerExecution();
        lines.add(line(501, "1", Optional.empty(), euros("1.00")));
        assertThatThrownBy(() -> terms(lines, "501.00", "0.00", "501.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 500");
    }

    @Test
    void refusesToTradeWithOneself() {
        OrderTerms good = terms();
        OrderTerms alone = new OrderTerms(
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
        refuses(alone, BUYER, BuyerIsSeller.class, "/seller");
    }

    @ParameterizedTest
    @EnumSource(TransportMode.class)
    void rulesForWaterNeedWater(TransportMode mode) {
        OrderTerms good = terms();
        OrderTerms fob = new OrderTerms(
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
            order.givenNoPriorActivity().when(place(fob), by(BUYER)).expectSuccessfulHandlerExecution();
        } else {
            refuses(fob, BUYER, IncotermNotForMode.class, "/incoterm");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12480.01, 640.00, 13120.01, sum to goodsValue",
        "12480.00, 640.00, 13120.01, is not total",
        "12480.00, -1.00, 12479.00, at least zero"
    })
    void noEventCanExistThatDoesNotAddUp(String goods, String freight, String total, String message) {
        OrderTerms terms = terms(terms().lines(), goods, freight, total);
        assertThatThrownBy(() -> terms.toEvent(BUYER, Orders.NOW, OFFSET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void noRefusalTellsAnAmount() {
        order.givenNoPriorActivity()
                .when(place(terms(terms().lines(), "12480.00", "640.00", "777.77")), by(BUYER))
                .expectException(TotalDoesNotAddUp.class)
                .expectExceptionMessage(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("777")));
    }

    private static OrderTerms amounts(String goods, String freight, String tax, String discount, String total) {
        OrderTerms good = terms();
        return new OrderTerms(
                ORDER,
                BUYER,
                SELLER,
                EUR,
                List.of(line(1, "1", Optional.empty(), euros(goods))),
                good.incoterm(),
                good.mode(),
                Optional.empty(),
                euros(goods),
                euros(freight),
                euros(tax),
                euros(discount),
                euros(total));
    }

    private static void refuses(
            OrderTerms terms, ParticipantId issuer, Class<? extends Refusal> refusal, String pointer) {
        new AggregateTestFixture<>(PurchaseOrder.class)
                .givenNoPriorActivity()
                .when(place(terms), by(issuer))
                .expectNoEvents()
                .expectException(refusal)
                .expectException(org.hamcrest.Matchers.any(Refusal.class))
                .expectException(
                        new org.hamcrest.FeatureMatcher<Refusal, String>(
                                org.hamcrest.Matchers.is(pointer), "pointer", "pointer") {
                            @Override
                            protected String featureValueOf(Refusal actual) {
                                assertThat(actual.code()).isNotBlank();
                                return actual.pointer().orElse("");
                            }
                        });
    }
}
