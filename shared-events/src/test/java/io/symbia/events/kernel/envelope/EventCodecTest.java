package io.symbia.events.kernel.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.events.kernel.privacy.Withheld;
import io.symbia.events.sample.SampleOrderPlacedV1;
import io.symbia.events.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {
    private static final EventCodec CODEC = new EventCodec(Samples.CATALOGUE, new SecureRandom());

    @Test
    void opensWhatItSealed() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());

        EventEnvelope envelope = CODEC.read(sealed.bytes());

        assertThat(envelope).isEqualTo(sealed.envelope());
        assertThat(CODEC.open(envelope, sealed.disclosures())).isEqualTo(Samples.placed());
        assertThat(CODEC.knows(envelope.type())).isTrue();
        assertThat(CODEC.knows("symbia.sample.order.shipped.v1")).isFalse();
    }

    /** The file was written once; sha256sum(1) and a script in another language computed its digests. */
    @Test
    void sealsTheKnownBytes() throws IOException {
        EventCodec codec = new EventCodec(Samples.CATALOGUE, Samples.counting());

        SealedEvent sealed = codec.seal(Samples.placed(), Samples.first());

        assertThat(sealed.bytes().utf8()).isEqualTo(new String(known("sample-order-placed.json"), UTF_8));
        assertThat(sealed.digest()).hasToString("b6082e94634a97fbf1b3843d04b9489b3fe785bb55eda0d9ee4f0460ce1a8bae");
        assertThat(sealed.tag()).hasToString("e162ebd9faebeccd35e27f404f7733c2");
    }

    @Test
    void keepsEveryAttribute() {
        SealedEvent first = CODEC.seal(Samples.placed(), Samples.first());
        EventContext context = new EventContext(
                "019379a0-0000-7000-bfff-000000000002",
                Instant.parse("2026-12-24T17:30:01.000Z"),
                Samples.STREAM,
                Samples.STREAM_SALT,
                1,
                Optional.of(first.digest()),
                ParticipantId.ofService("sample"),
                Samples.ORIGIN.digest(),
                Optional.of("019379a0-0000-7000-8000-000000000001"),
                Optional.of("PO-2611-0042"),
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        SealedEvent sealed = CODEC.seal(Samples.closed(), context);
        EventEnvelope read = CODEC.read(sealed.bytes());

        assertThat(read).isEqualTo(sealed.envelope());
        assertThat(sealed.bytes().utf8())
                .isEqualTo(
                        "{\"causationid\":\"019379a0-0000-7000-8000-000000000001\",\"correlationid\":\"PO-2611-0042\","
                                + "\"data\":{\"day\":\"2027-11-30\",\"eventTimeZoneOffset\":\"+00:00\","
                                + "\"leafIndex\":9007199254740991,\"occurredAt\":\"2026-12-24T17:30:00.001Z\",\"whole\":true},"
                                + "\"datacontenttype\":\"application/json\","
                                + "\"dataschema\":\"urn:symbia:schema:symbia.sample.order.closed.v1\","
                                + "\"id\":\"019379a0-0000-7000-bfff-000000000002\","
                                + "\"issuer\":\"symbia:sample\",\"origin\":\"" + Samples.ORIGIN.digest()
                                + "\",\"previous\":\"" + first.digest()
                                + "\",\"sequence\":\"1\",\"source\":\"/symbia/sample\","
                                + "\"specversion\":\"1.0\",\"stream\":\"sample/order/PO-2611-0042\","
                                + "\"streamsalt\":\"000102030405060708090a0b0c0d0e0f\",\"subject\":\"PO-2611-0042\","
                                + "\"time\":\"2026-12-24T17:30:01.000Z\","
                                + "\"traceparent\":\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\","
                                + "\"type\":\"symbia.sample.order.closed.v1\"}");
    }

    @Test
    void keepsConfidentialValuesOutOfTheBytes() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());

        assertThat(sealed.bytes().utf8()).doesNotContain("62.40", "30 days", "Zhang", "unitPrice", "contact");
        assertThat(sealed.disclosures())
                .extracting(Disclosure::name)
                .containsExactly("unitPrice", "discount", "unitPrice", "discount", "terms", "contact");
        assertThat(EventHeaders.parseDisclosures(EventHeaders.formatDisclosures(sealed.disclosures())))
                .hasSize(5)
                .noneMatch(disclosure -> disclosure.sensitivity() == Sensitivity.PERSONAL);
    }

    @Test
    void doesNotEvenSayWhetherAnOptionalValueWasGiven() {
        ObjectNode data =
                CODEC.seal(Samples.placed(), Samples.first()).envelope().data();

        for (var line : data.get("lines")) assertThat(line.get("_sd")).hasSize(2); // With and without a discount.
        assertThat(data.get("_sd")).hasSize(2);
    }

    @Test
    void saltsEverySealAfresh() {
        SealedEvent one = CODEC.seal(Samples.placed(), Samples.first());
        SealedEvent other = CODEC.seal(Samples.placed(), Samples.first());

        assertThat(other.digest()).isNotEqualTo(one.digest());
        assertThat(other.disclosures()).doesNotContainAnyElementsOf(one.disclosures());
    }

    @Test
    void withholdsWhatIsNotDisclosed() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
        List<Disclosure> restricted =
                EventHeaders.parseDisclosures(EventHeaders.formatDisclosures(sealed.disclosures()));

        SampleOrderPlacedV1 opened = (SampleOrderPlacedV1) CODEC.open(sealed.envelope(), restricted);
        SampleOrderPlacedV1 bare = (SampleOrderPlacedV1) CODEC.open(sealed.envelope(), List.of());

        assertThat(opened.contact()).contains(Confidential.withheld());
        assertThat(opened.terms().requireDisclosed()).containsExactly("30 days", "2 % discount");
        assertThat(opened.lines().get(0).discount()).isEmpty();
        assertThat(bare.lines().get(0).discount()).contains(Confidential.withheld());
        assertThat(bare.terms()).isInstanceOf(Withheld.class);
        assertThatThrownBy(() -> bare.terms().requireDisclosed()).isInstanceOf(IllegalStateException.class);
        assertThat(bare.lines().get(1).unitPrice().disclosed()).isEmpty();
    }

    @Test
    void refusesADisclosureThatFitsNothing() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
        List<Disclosure> disclosures = new ArrayList<>(sealed.disclosures());
        Disclosure price = disclosures.getFirst();
        ObjectNode cheaper = ((ObjectNode) price.value()).put("amount", "6.24");
        disclosures.set(0, Disclosure.of(price.salt(), price.name(), cheaper, Sensitivity.RESTRICTED));

        refusesToOpen(sealed.envelope(), disclosures, "disclosure_fits_nothing");
    }

    @Test
    void refusesADisclosureThatFitsTwice() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
        List<Disclosure> twice = new ArrayList<>(sealed.disclosures());
        twice.add(twice.getFirst());

        refusesToOpen(sealed.envelope(), twice, "disclosure_twice");

        ObjectNode data = sealed.envelope().data();
        ((ObjectNode) data.get("lines").get(1))
                .set("_sd", data.get("lines").get(0).get("_sd"));
        refusesToOpen(with(sealed, data), List.of(), "duplicate_digest");
    }

    @Test
    void showsNoValueWhereAnotherRecordCommitsToIt() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
        ObjectNode data = sealed.envelope().data();
        var ofOrder = data.get("_sd");
        data.set("_sd", data.get("lines").get(0).get("_sd"));
        ((ObjectNode) data.get("lines").get(0)).set("_sd", ofOrder);

        SampleOrderPlacedV1 opened = (SampleOrderPlacedV1) CODEC.open(with(sealed, data), sealed.disclosures());

        assertThat(opened.terms()).isEqualTo(new Withheld<>());
        assertThat(opened.lines().getFirst().unitPrice()).isEqualTo(new Withheld<>());
    }

    @Test
    void refusesAPersonalValueThatCameAsRestricted() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
        List<Disclosure> leaked = sealed.disclosures().stream()
                .map(disclosure -> Disclosure.parse(disclosure.encoded(), Sensitivity.RESTRICTED))
                .toList();

        refusesToOpen(sealed.envelope(), leaked, "disclosure_misplaced");
    }

    private static ObjectNode tree(SealedEvent sealed) {
        return (ObjectNode) StrictJson.parse(sealed.bytes(), JsonLimits.EVENT);
    }

    private static EventEnvelope with(SealedEvent sealed, ObjectNode data) {
        ObjectNode event = tree(sealed);
        event.set("data", data);
        return CODEC.read(CanonicalJson.format(event));
    }

    private static void refusesToOpen(EventEnvelope envelope, List<Disclosure> disclosures, String code) {
        assertThatThrownBy(() -> CODEC.open(envelope, disclosures))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] known(String file) throws IOException {
        try (InputStream bytes = EventCodecTest.class.getResourceAsStream("/known/" + file)) {
            return bytes.readAllBytes();
        }
    }
}
