package io.symbia.supplychain.item;

import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.HsCode;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.ParticipantId;
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
    private static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");

    private final FixtureConfiguration<TradeItem> item = new AggregateTestFixture<>(TradeItem.class);

    @Test
    void isRegistered() {
        item.givenNoPriorActivity()
                .when(register("Green tea", NOW), by(OWNER))
                .expectEvents(register("Green tea", NOW).toEvent(OWNER));
    }

    @Test
    void theSameAgainAtAnotherTimeChangesNothing() {
        item.given(register("Green tea", NOW).toEvent(OWNER))
                .when(register("Green tea", NOW.plusSeconds(60)), by(OWNER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void anotherProductNeedsAnotherNumber() {
        item.given(register("Green tea", NOW).toEvent(OWNER))
                .when(register("Black tea", NOW), by(OWNER))
                .expectNoEvents()
                .expectException(refused(TradeItemRefusal.TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void aNumberIsTakenByWhoRegisteredIt() {
        item.given(register("Green tea", NOW).toEvent(OWNER))
                .when(register("Green tea", NOW), by(new ParticipantId("stranger")))
                .expectException(refused(TradeItemRefusal.TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    private static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    private static RegisterTradeItem register(String description, Instant occurredAt) {
        return new RegisterTradeItem(
                new Gtin("19506000134366"),
                description,
                new UnitOfMeasure("XCT"),
                Optional.of(new HsCode("090210")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Happened.at(occurredAt, ZoneOffset.UTC));
    }
}
