package io.symbia.supplychain.item;

import static io.symbia.supplychain.item.TradeItemRefusal.TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.HsCode;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.supplychain.item.TradeItemCommand.RegisterTradeItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** One number, one product. */
class TradeItemTest {
    private static final ParticipantId OWNER = new ParticipantId("zj-tea-coop");
    private static final Gtin CARTON = new Gtin("19506000134366");
    private static final Happened NOW = Happened.at(Instant.parse("2026-11-02T08:30:00Z"), ZoneOffset.UTC);
    private static final Happened LATER = Happened.at(Instant.parse("2026-11-02T08:31:00Z"), ZoneOffset.UTC);

    private final FixtureConfiguration<TradeItem> item = new AggregateTestFixture<>(TradeItem.class);

    @Test
    void isRegistered() {
        item.givenNoPriorActivity().when(register("Green tea", NOW), by(OWNER)).expectEvents(registered());
    }

    @Test
    void theSameAgainChangesNothing() {
        item.given(registered())
                .when(register("Green tea", NOW), by(OWNER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void theSameAgainWhenNobodyNamesAMomentChangesNothing() {
        item.given(registered())
                .when(register("Green tea", LATER.unstated()), by(OWNER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void theSameOfAnotherMomentIsRefused() {
        item.given(registered())
                .when(register("Green tea", LATER), by(OWNER))
                .expectNoEvents()
                .expectException(refused(TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void anotherProductNeedsAnotherNumber() {
        item.given(registered())
                .when(register("Black tea", NOW), by(OWNER))
                .expectNoEvents()
                .expectException(refused(TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void aNumberIsTakenByWhoRegisteredIt() {
        item.given(registered())
                .when(register("Green tea", NOW), by(new ParticipantId("stranger")))
                .expectException(refused(TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    private static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    private static RegisterTradeItem register(String description, Happened happened) {
        return new RegisterTradeItem(
                happened,
                CARTON,
                description,
                new UnitOfMeasure("XCT"),
                Optional.of(new HsCode("090210")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TradeItemRegisteredV1 registered() {
        return new TradeItemRegisteredV1(
                NOW,
                CARTON,
                OWNER,
                "Green tea",
                new UnitOfMeasure("XCT"),
                Optional.of(new HsCode("090210")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
