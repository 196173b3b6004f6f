package io.symbia.support.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.events.words.money.Money;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.CrateEvent;
import io.symbia.support.crate.CrateOpenedV1;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.relay.EventRecords;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event of a service that is newer than its consumer. */
class NextYearRecordTest {
    private static final Instant WHEN = Instant.parse("2026-11-22T08:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final EventCodec codec = new EventCodec(new EventCatalogue(List.of(CrateEvent.class)), random);

    @Test
    void isOpenedAndKeepsItsBytes() {
        CrateOpenedV1 opened = new CrateOpenedV1(
                Happened.at(WHEN, ZoneOffset.UTC), "C-1", 5, Confidential.of(Money.of("9.99", "EUR")));
        SealedEvent now = codec.seal(
                opened,
                EventContext.first(
                        "019379a0-0000-7000-8000-000000000001",
                        WHEN,
                        CrateCommands.stream("C-1"),
                        StreamSalt.from(random),
                        new ParticipantId("zj-tea-coop"),
                        CrateHouse.ORIGIN.digest()));
        Disclosure margin = Disclosure.of(
                DisclosureSalt.from(random),
                "margin",
                JsonNodeFactory.instance.stringNode("0.12"),
                Sensitivity.RESTRICTED);
        ObjectNode event = (ObjectNode) StrictJson.parse(now.bytes(), JsonLimits.EVENT);
        event.put("provenance", "of next year");
        ((ObjectNode) event.get("data")).put("colour", "green").withArray("_sd").add(margin.digest());
        CanonicalBytes bytes = CanonicalJson.format(event);
        List<Disclosure> disclosures = new ArrayList<>(now.disclosures());
        disclosures.add(margin);

        ProducerRecord<String, byte[]> sent = EventRecords.of(new SealedEvent(codec.read(bytes), bytes, disclosures));
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        ReceivedEvent received = new IncomingRecord(record, codec).open();

        assertThat(received.event()).isEqualTo(opened);
        assertThat(received.digest()).isEqualTo(bytes.digest());
        assertThat(received.envelope().unread()).containsExactly("provenance");
    }
}
