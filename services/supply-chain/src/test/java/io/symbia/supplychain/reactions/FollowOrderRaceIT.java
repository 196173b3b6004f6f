package io.symbia.supplychain.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.envelope.StreamTag;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.RunningService;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.place.Inbox;
import io.symbia.support.platform.Database;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import io.symbia.support.testkit.ServiceUnderTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * One instance hears of a booking, and finds no order. Before it has written that down, the order is placed, and another instance, which
 * hears of that, looks what waits for it.
 */
class FollowOrderRaceIT {
    private static final String ORDER = "teehaus-hh:RACE-1";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServiceUnderTest service = RunningService.get();
    private final MongoDatabase mongo = service.bean(Database.class).mongo();

    @Test
    void anOrderThatIsPlacedMeanwhileIsTold() {
        AtomicBoolean placed = new AtomicBoolean();
        FollowOrder slow = new FollowOrder(service.bean(CommandDoor.class), new StateTables(beforeTheFirstWrite(() -> {
            placed.set(true);
            placeAndAwaitTheOther();
        })));
        slow.on(booked());

        assertThat(placed).isTrue();
        service.eventually(() -> assertThat(RunningService.as("teehaus-hh")
                        .get("/supply-chain/orders/" + ORDER)
                        .json()
                        .at("/consigned")
                        .size())
                .isEqualTo(1));
    }

    private void placeAndAwaitTheOther() {
        RunningService.put("teehaus-hh", "/orders/" + ORDER, """
                {"buyer":"teehaus-hh","seller":"zj-tea-coop","currency":"EUR",
                 "lines":[{"lineNumber":1,"gtin":"19506000134366","quantity":{"value":"1","unit":"XCT"},
                           "lineTotal":{"amount":"1.00","currency":"EUR"}}],
                 "goodsValue":{"amount":"1.00","currency":"EUR"},"freight":{"amount":"0.01","currency":"EUR"},
                 "total":{"amount":"1.01","currency":"EUR"}}""");
        StreamId stream = StreamId.parse("supply-chain/order/" + ORDER);
        StreamTag tag = service.bean(CommitStore.class)
                .find(new CommitId(stream, 0))
                .orElseThrow()
                .events()
                .getFirst()
                .tag();
        String place = Inbox.key("follow-order", tag);
        service.eventually(
                () -> assertThat(new Inbox(mongo).findKept(Set.of(place))).containsKey(place));
    }

    private ReceivedEvent booked() {
        var event = new ConsignmentBookedV1(
                Happened.at(Instant.parse("2026-11-02T08:30:00Z"), ZoneOffset.UTC),
                new ConsignmentId("zj-tea-coop:C-RACE"),
                List.of(new OrderNumber(ORDER)),
                new ParticipantId("zj-tea-coop"),
                new ParticipantId("teehaus-hh"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Confidential.of(Money.of("1.00", "EUR")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        SealedEvent sealed = service.bean(EventCodec.class)
                .seal(
                        event,
                        EventContext.first(
                                new EventIds(Clock.systemUTC(), RANDOM).next(),
                                Instant.parse("2026-11-02T08:30:00Z"),
                                StreamId.parse("logistics/consignment/C-RACE"),
                                StreamSalt.from(RANDOM),
                                new ParticipantId("zj-tea-coop"),
                                Digest.ofContent(new byte[0])));
        return new ReceivedEvent(sealed.envelope(), event, sealed.digest());
    }

    /** The same database, in which something happens before the first write. */
    private MongoDatabase beforeTheFirstWrite(Runnable before) {
        return proxy(MongoDatabase.class, mongo, before, new AtomicBoolean());
    }

    private static <T> T proxy(Class<T> type, T target, Runnable before, AtomicBoolean done) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    boolean write =
                            Set.of("insertOne", "replaceOne", "updateOne").contains(method.getName());
                    if (write && done.compareAndSet(false, true)) before.run();
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof MongoCollection<?> collection
                                ? proxy(MongoCollection.class, collection, before, done)
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
