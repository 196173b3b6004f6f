package io.symbia.events.kernel.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.sample.SampleOrderClosedV1;
import io.symbia.events.sample.Samples;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is not read, not opened and not sealed, and why. */
class EventCodecRefusalTest {
    private static final EventCodec CODEC = new EventCodec(Samples.CATALOGUE, new SecureRandom());

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n"})
    void readsNoBytesThatAreNotCanonical(String whiteSpace) {
        String canonical = CODEC.seal(Samples.closed(), Samples.first()).bytes().utf8();

        refusesToRead(canonical.replaceFirst(",", "," + whiteSpace), "not_canonical");
        refusesToRead(canonical.replace("true", "tru\\u0065"), "not_json");
        refusesToRead(canonical.replace("\"whole\"", "\"\\u0077hole\""), "not_canonical");
        refusesToRead(canonical + whiteSpace, "not_canonical");
    }

    @Test
    void readsNoEventWithOneByteChanged() {
        SealedEvent sealed = CODEC.seal(Samples.closed(), Samples.first());
        byte[] bytes = sealed.bytes().toArray();

        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(Digest.ofContent(changed)).isNotEqualTo(sealed.digest());
        }
        assertThat(sealed.bytes().toArray()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|not-a-uuid|invalid_envelope",
                "id|019379a0-0000-4000-8000-000000000001|invalid_envelope",
                "source|/symbia/payment|invalid_envelope",
                "type|symbia.payment.order.closed.v1|invalid_envelope",
                "type|order closed|invalid_envelope",
                "subject|PO-1|invalid_envelope",
                "time|2026-11-22T08:00:01Z|invalid_value",
                "time|2026-11-22T09:00:01.234+01:00|invalid_value",
                "dataschema|urn:other|invalid_envelope",
                "datacontenttype|text/plain|invalid_value",
                "specversion|0.3|invalid_value",
                "stream|sample/order|invalid_value",
                "streamsalt|00|invalid_value",
                "sequence|-1|invalid_envelope",
                "sequence|00|invalid_value",
                "sequence|1|invalid_envelope", // Without the digest of a previous event.
                "sequence|4294967296|invalid_envelope",
                "previous|00|invalid_value",
                "issuer|a b|invalid_value",
                "traceparent|00-0|invalid_envelope",
                "issuer|symbia:Payment|invalid_value",
                "origin|00|invalid_value",
                "data_base64|AA==|unknown_attribute",
                "Issuer|x|unknown_attribute",
                "abcdefghijklmnopqrstu|x|unknown_attribute",
            })
    void readsNoOtherAttribute(String name, String value, String code) {
        ObjectNode event = tree(CODEC.seal(Samples.closed(), Samples.first()));

        refusesToRead(event.put(name, value), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "specversion",
                "id",
                "source",
                "type",
                "subject",
                "time",
                "datacontenttype",
                "dataschema",
                "stream",
                "streamsalt",
                "sequence",
                "issuer",
                "origin"
            })
    void readsNoEventWithoutAnAttribute(String name) {
        ObjectNode event = tree(CODEC.seal(Samples.closed(), Samples.first()));

        refusesToRead(event.put(name, 1), "wrong_type");
        event.remove(name);
        refusesToRead(event, "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "whole, wrong_type, /data/whole",
        "leafIndex, wrong_type, /data/leafIndex",
        "day, invalid_value, /data/day",
        "occurredAt, invalid_value, /data/occurredAt",
        "_sd, wrong_type, /data/_sd",
    })
    void opensNoDataThatDoesNotFit(String name, String code, String pointer) {
        SealedEvent sealed = CODEC.seal(Samples.closed(), Samples.first());
        ObjectNode data = sealed.envelope().data().put(name, "1");

        assertThatThrownBy(() -> CODEC.open(with(sealed, data), List.of()))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @Test
    void pointsIntoNestedRecords() {
        SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
        ObjectNode data = sealed.envelope().data();
        ((ObjectNode) data.get("lines").get(1)).put("lineNumber", 0);

        assertThatThrownBy(() -> CODEC.open(with(sealed, data), List.of()))
                .hasMessageContaining("lines are numbered from 1")
                .hasMessageContaining("/data/lines/1");
    }

    @Test
    void sealsNoInstantThatWouldNotComeBack() {
        var closed = new SampleOrderClosedV1(
                Happened.at(Instant.parse("2026-12-24T17:30:00.000001Z"), ZoneOffset.UTC),
                true,
                0,
                Samples.closed().day());

        assertThatThrownBy(() -> CODEC.seal(closed, Samples.first()))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("instant_finer_than_millis"))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/data/occurredAt"));
    }

    @Test
    void sealsNoIntegerThatReadersRound() {
        var closed = new SampleOrderClosedV1(
                Happened.at(Samples.closed().occurredAt(), ZoneOffset.UTC),
                true,
                1L << 53,
                Samples.closed().day());

        assertThatThrownBy(() -> CODEC.seal(closed, Samples.first()))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/data/leafIndex"));
    }

    @Test
    void sealsInTheServiceOfItsType() {
        EventContext elsewhere = EventContext.first(
                Samples.first().id(),
                Samples.first().time(),
                StreamId.parse("payment/escrow/E-1"),
                Samples.STREAM_SALT,
                Samples.first().issuer(),
                Samples.ORIGIN.digest());

        assertThatThrownBy(() -> CODEC.seal(Samples.closed(), elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ObjectNode tree(SealedEvent sealed) {
        return (ObjectNode) StrictJson.parse(sealed.bytes(), JsonLimits.EVENT);
    }

    private static EventEnvelope with(SealedEvent sealed, ObjectNode data) {
        ObjectNode event = tree(sealed);
        event.set("data", data);
        return CODEC.read(CanonicalJson.format(event));
    }

    private static void refusesToRead(ObjectNode event, String code) {
        refusesToRead(CanonicalJson.format(event).utf8(), code);
    }

    private static void refusesToRead(String event, String code) {
        assertThatThrownBy(() -> CODEC.read(CanonicalBytes.of(event.getBytes(UTF_8))))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
