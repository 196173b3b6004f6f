package io.symbia.support.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.words.money.Money;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.CrateOpenedV1;
import io.symbia.support.crate.PiecesAddedV1;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.crate.service.CrateReaction;
import io.symbia.support.crate.service.CrateService;
import io.symbia.support.platform.Broker;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What consumers do with repetitions, with poison, and with what the log says. */
class FeedsIT {
    private static final String BODY = "{\"capacity\":100,\"value\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");
    private final String crate = "F-" + UUID.randomUUID();
    private final String path = "/crates/crates/" + crate;

    private void send(ProducerRecord<String, byte[]> record) throws ExecutionException, InterruptedException {
        try (Producer<String, byte[]> producer = service.bean(Broker.class).producer()) {
            producer.send(record).get();
        }
    }

    private String slip(String name) {
        var answer = http.put(path + "/slips/" + name, "{\"pieces\":1}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("/events/0/id");
    }

    private static CrateOpenedV1 opened(String crateId) {
        return new CrateOpenedV1(
                Happened.at(CrateHouse.WHEN, ZoneOffset.UTC), crateId, 5, new Disclosed<>(Money.of("9.99", "EUR")));
    }

    @Test
    void aReactionActsOnAnEventOfAnotherService() {
        http.put(path, BODY);
        slip("S-1");
        slip("last-one");
        service.eventually(() -> assertThat(http.get(path).text("/state")).isEqualTo("SHUT"));
        String shut = http.get("/crates/streams/crate/" + crate + "/events").text("/items/3/event");
        assertThat(http.get(shut).text("/causationid"))
                .isEqualTo(
                        http.get("/crates/streams/crate/" + crate + "/events").text("/items/2/id"));
        assertThat(http.get(shut).text("/correlationid")).isNotEmpty();
    }

    @Test
    void anEventThatComesAgainIsHandledOnce() {
        String foreign = "F-" + UUID.randomUUID();
        StreamId stream = CrateCommands.stream(foreign);
        List<SealedEvent> events = new ArrayList<>();
        events.add(service.publish(stream, opened(foreign)));
        for (int i = 0; i < 5; i++) {
            events.add(service.publish(
                    stream, new PiecesAddedV1(Happened.at(CrateHouse.WHEN, ZoneOffset.UTC), foreign, "S-" + i, 1)));
        }
        events.forEach(service::publishAgain);
        events.reversed().forEach(service::publishAgain);
        service.publish(stream, new PiecesAddedV1(Happened.at(CrateHouse.WHEN, ZoneOffset.UTC), foreign, "S-end", 1));
        var table = service.bean(StateTables.class).open("slips", CrateReaction.Slips.class);
        service.eventually(() -> {
            assertThat(http.get("/crates/crates/" + foreign).json().at("/slips").size())
                    .isEqualTo(6);
            assertThat(table.find(foreign)).hasValue(new CrateReaction.Slips(6));
        });
        assertThat(http.get("/crates/crates/" + foreign).text("/value"))
                .as("the disclosure came along")
                .contains("9.99");
    }

    @Test
    void poisonIsParkedWithItsReasonAndThePartitionGoesOn() throws Exception {
        http.put(path, BODY);
        String key = CrateCommands.stream(crate).toString();
        String topic = Topics.events("crates");
        send(new ProducerRecord<>(topic, key, "no event at all".getBytes(StandardCharsets.UTF_8)));
        send(new ProducerRecord<>(topic, key, null));
        SealedEvent real = service.publish(CrateCommands.stream("F-" + UUID.randomUUID()), opened("other"));
        ProducerRecord<String, byte[]> rotten = EventRecords.of(real);
        rotten.value()[rotten.value().length / 2] ^= 1;
        send(new ProducerRecord<>(topic, null, key, rotten.value(), rotten.headers()));
        ProducerRecord<String, byte[]> lying = EventRecords.of(real);
        lying.headers().remove(EventHeaders.SEQUENCE);
        lying.headers().add(EventHeaders.SEQUENCE, "77".getBytes(StandardCharsets.US_ASCII));
        send(new ProducerRecord<>(topic, null, key, lying.value(), lying.headers()));
        slip("poison"); // The projection throws.
        slip("last-of-nothing"); // The reaction is refused.
        String after = slip("S-after");
        assertThat(http.get(path + "?atLeast=" + after).status()).isEqualTo(200);
        assertThat(http.get(path).json().at("/slips").toString())
                .contains("S-after")
                .doesNotContain("poison");
        service.eventually(() -> assertThat(ParkedRecords.reasons(service, crate))
                .anyMatch(reason -> reason.startsWith("views not an event"))
                .anyMatch(reason -> reason.startsWith("reactions not an event"))
                .anyMatch(reason -> reason.startsWith("views RefusedJson"))
                .anyMatch(reason -> reason.contains("headers and key tell of another event"))
                .anyMatch(reason -> reason.equals("crates IllegalStateException: poison"))
                .anyMatch(reason -> reason.startsWith("shut-after-last refused stream_not_found")));
        assertThat(service.bean(ParkingLot.class).parkedEvents()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void theLogsReceiptIsKeptBesideTheEvent() throws Exception {
        var made = http.put(path, BODY);
        String event = made.text("/events/0/event");
        assertThat(http.get(event + "/receipt").status()).isEqualTo(404);
        String digest = made.text("/events/0/digest");
        String receipt = "{\"origin\":\"symbia.crates.events\",\"treeSize\":8,\"leaves\":[[\"" + digest + "\",5]]}";
        send(new ProducerRecord<>(Topics.RECEIPTS, "symbia.crates.events", receipt.getBytes(StandardCharsets.UTF_8)));
        service.eventually(() -> assertThat(
                        http.get(event + "/receipt").json().at("/leafIndex").asInt())
                .isEqualTo(5));
        assertThat(http.get(event + "/receipt").text("/digest")).isEqualTo(digest);
    }
}
