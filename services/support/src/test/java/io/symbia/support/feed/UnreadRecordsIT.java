package io.symbia.support.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.words.money.Money;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.CrateOpenedV1;
import io.symbia.support.crate.CrateShutV1;
import io.symbia.support.crate.PiecesAddedV1;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.crate.service.CrateReaction;
import io.symbia.support.crate.service.CrateService;
import io.symbia.support.platform.Broker;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that are not the events that their headers tell of: they say nothing true about a stream, and no event of it is passed over. */
class UnreadRecordsIT {
    private static final long FAR = 1_000_000; // Where the headers say that the stream is.
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Happened HAPPENED = Happened.at(CrateHouse.WHEN, ZoneOffset.UTC);

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");
    private final EventCodec codec = service.bean(EventCodec.class);
    private final Producer<String, byte[]> producer = service.bean(Broker.class).producer();
    private final EventIds ids = new EventIds(Clock.systemUTC(), RANDOM);
    private final String crate = "U-" + UUID.randomUUID();
    private final List<SealedEvent> events = new ArrayList<>(); // Opened, then the slips 1 to 7.

    UnreadRecordsIT() {
        EventContext first = first(crate);
        events.add(codec.seal(opened(crate), first));
        for (int slip = 1; slip <= 7; slip++) {
            EventContext next = first.after(events.getLast(), ids.next(), now());
            events.add(codec.seal(added(crate, "S-" + slip), next));
        }
    }

    @AfterEach
    void close() {
        producer.close();
    }

    private EventContext first(String crateId) {
        StreamId stream = CrateCommands.stream(crateId);
        return EventContext.first(
                ids.next(),
                now(),
                stream,
                StreamSalt.from(RANDOM),
                new ParticipantId("somebody"),
                CrateHouse.ORIGIN.digest());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static DomainEvent opened(String crateId) {
        return new CrateOpenedV1(HAPPENED, crateId, 50, new Disclosed<>(Money.of("9.99", "EUR")));
    }

    private static DomainEvent added(String crateId, String slip) {
        return new PiecesAddedV1(HAPPENED, crateId, slip, 1);
    }

    /** In each of them the headers tell of an event of the crate's stream that is far ahead. */
    enum Forged {
        NO_EVENT,
        NO_VALUE,
        OTHER_STREAM,
        OTHER_SALT,
        OTHER_SEQUENCE,
        OTHER_TYPE,
        OTHER_ID,
        OTHER_KEY
    }

    private ProducerRecord<String, byte[]> forged(Forged how, int partition) {
        SealedEvent real = events.get(4);
        Map<String, String> headers = new TreeMap<>(EventHeaders.of(real));
        headers.put(EventHeaders.SEQUENCE, Long.toString(FAR));
        String key = real.envelope().stream().toString();
        byte[] value = switch (how) {
            case NO_EVENT -> "x".getBytes(StandardCharsets.US_ASCII);
            case NO_VALUE -> null;
            case OTHER_STREAM -> far("of-another", StreamSalt.from(RANDOM));
            case OTHER_SALT -> far(crate, StreamSalt.from(RANDOM));
            case OTHER_SEQUENCE, OTHER_TYPE -> real.bytes().toArray();
            case OTHER_ID, OTHER_KEY -> far(crate, real.envelope().streamSalt());
        };
        if (how == Forged.OTHER_TYPE) {
            headers.put(
                    EventHeaders.TYPE,
                    CrateHouse.CATALOGUE.typeOf(CrateShutV1.class).orElseThrow());
        }
        if (how == Forged.OTHER_ID) headers.put(EventHeaders.ID, ids.next());
        if (how == Forged.OTHER_KEY) key += "-other";
        else if (how != Forged.OTHER_ID) headers.remove(EventHeaders.ID);
        var record = new ProducerRecord<>(Topics.events("crates"), partition, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** An event of a stream that has no such event. */
    private byte[] far(String crateId, StreamSalt salt) {
        EventContext first = first(crateId);
        EventContext place = new EventContext(
                first.id(),
                first.time(),
                first.stream(),
                salt,
                FAR,
                Optional.of(events.get(3).digest()),
                first.issuer(),
                first.origin(),
                first.causationId(),
                first.correlationId(),
                first.traceparent());
        return codec.seal(added(crateId, "forged"), place).bytes().toArray();
    }

    /** Returns the partition of them all. */
    private int sendEvents(int from, int to) throws Exception {
        int partition = -1;
        for (SealedEvent event : events.subList(from, to)) {
            partition = producer.send(EventRecords.of(event)).get().partition();
        }
        return partition;
    }

    @ParameterizedTest
    @EnumSource
    void moveNoPlaceAndAreParkedOnce(Forged how) throws Exception {
        int partition = sendEvents(0, 5);
        producer.send(forged(how, partition)).get();
        sendEvents(5, 8);
        requireAllApplied();
        service.eventually(() -> {
            List<String> reasons = ParkedRecords.reasons(service, crate);
            assertThat(reasons)
                    .filteredOn(reason -> reason.startsWith("views "))
                    .hasSize(1);
            assertThat(reasons)
                    .filteredOn(reason -> reason.startsWith("reactions "))
                    .hasSize(how == Forged.OTHER_TYPE ? 0 : 1); // No reaction is told of that type.
            assertThat(reasons).hasSizeLessThanOrEqualTo(2);
        });
    }

    private void requireAllApplied() {
        var table = service.bean(StateTables.class).open("slips", CrateReaction.Slips.class);
        service.eventually(() -> {
            assertThat(http.get("/crates/crates/" + crate).json().at("/slips").toString())
                    .isEqualTo("[\"S-1\",\"S-2\",\"S-3\",\"S-4\",\"S-5\",\"S-6\",\"S-7\"]");
            assertThat(table.find(crate)).hasValue(new CrateReaction.Slips(7));
        });
    }
}
