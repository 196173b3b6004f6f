package io.symbia.events.kernel.origin;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The record of an origin as it is kept, and what is none. */
class SealedOriginTest {
    private static final Digest DIGEST = Digest.parseHex("5f".repeat(32));
    private static final Ground GROUND = new Ground("019379a0-0000-7000-8000-000000000001", DIGEST);

    private static final Origin.Request UNSIGNED =
            new Origin.Request("PUT", "/payment/escrows/E-1", Optional.of("application/json"), Optional.empty());
    private static final Origin.Derivation DERIVATION =
            new Origin.Derivation(RuleName.parse("payment/take-evidence"), 1, DIGEST, List.of(GROUND));
    private static final Origin.Import IMPORT = new Origin.Import(
            "deliveries", DIGEST, List.of(3, 17), RuleName.parse("import/invoice"), 2, new ParticipantId("zj-import"));

    static List<Origin> origins() {
        return List.of(UNSIGNED, SignatureBaseTest.signedByTheRfc(), DERIVATION, IMPORT);
    }

    private static ObjectNode json(Origin origin) {
        return (ObjectNode) StrictJson.parse(SealedOrigin.of(origin).bytes(), JsonLimits.EVENT);
    }

    private static Origin read(ObjectNode json) {
        return SealedOrigin.read(CanonicalJson.format(json)).origin();
    }

    private static void refuses(ObjectNode json, String code) {
        assertThatThrownBy(() -> read(json))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void isReadAsItWasWritten(Origin origin) {
        SealedOrigin sealed = SealedOrigin.of(origin);

        assertThat(SealedOrigin.read(sealed.bytes())).isEqualTo(sealed);
        assertThat(sealed.digest()).isEqualTo(Digest.ofContent(sealed.bytes().toArray()));
    }

    /** What was sealed is read for ever: these bytes never change. */
    @Test
    void hasTheKnownBytes() {
        assertThat(SealedOrigin.of(UNSIGNED).bytes().utf8())
                .isEqualTo("{\"kind\":\"request\",\"mediaType\":\"application/json\",\"method\":\"PUT\","
                        + "\"target\":\"/payment/escrows/E-1\"}");
        assertThat(SealedOrigin.of(DERIVATION).bytes().utf8())
                .isEqualTo("{\"kind\":\"derivation\",\"restsOn\":[{\"digest\":\"" + DIGEST
                        + "\",\"id\":\"019379a0-0000-7000-8000-000000000001\"}],\"rule\":\"payment/take-evidence\","
                        + "\"text\":\"" + DIGEST + "\",\"version\":1}");
        assertThat(SealedOrigin.of(IMPORT).bytes().utf8())
                .isEqualTo("{\"file\":\"" + DIGEST + "\",\"importer\":\"zj-import\",\"kind\":\"import\","
                        + "\"rows\":[3,17],\"rule\":\"import/invoice\",\"source\":\"deliveries\",\"version\":2}");
    }

    @ParameterizedTest
    @MethodSource("origins")
    void isReadWithMembersThatNobodyKnewThisYear(Origin origin) {
        ObjectNode later = json(origin).put("later", "x");

        assertThat(read(later)).isEqualTo(origin);
        assertThat(SealedOrigin.read(CanonicalJson.format(later)).bytes()).isEqualTo(CanonicalJson.format(later));
    }

    @Test
    void isReadWhereItsKindIsNotKnownAndNeverWritten() {
        ObjectNode later = json(UNSIGNED).put("kind", "oracle");

        assertThat(read(later)).isEqualTo(new Origin.Unrecognised("oracle"));
        assertThatThrownBy(() -> SealedOrigin.of(new Origin.Unrecognised("oracle")))
                .isInstanceOf(IllegalArgumentException.class);
        refuses(later.put("kind", "An Oracle"), "invalid_value");
    }

    @ParameterizedTest
    @CsvSource({"kind", "method", "target"})
    void isNoneWithoutAMember(String name) {
        ObjectNode json = json(UNSIGNED);
        json.remove(name);

        refuses(json, "missing");
        refuses(json.put(name, 1), "wrong_type");
    }

    /** A signature stands whole or not at all. */
    @ParameterizedTest
    @CsvSource({"keyId", "covered", "signatureInput", "signature", "contentDigest"})
    void isNoneWithAPartOfASignature(String name) {
        ObjectNode json = json(SignatureBaseTest.signedByTheRfc());
        json.remove(name);

        assertThatThrownBy(() -> read(json)).isInstanceOf(RefusedJson.class);
    }

    @Test
    void isNoneInOtherBytes() {
        byte[] spaced = (SealedOrigin.of(UNSIGNED).bytes().utf8() + " ").getBytes(UTF_8);

        assertThatThrownBy(() -> SealedOrigin.read(CanonicalBytes.of(spaced))).isInstanceOf(RefusedJson.class);
        for (String text : List.of(
                "{\"kind\":\"oracle\",\"kind\":\"oracle\"}",
                "{\"kind\":\"request\",\"kind\":\"oracle\"}",
                "{\"method\":\"PUT\",\"kind\":\"oracle\"}",
                "[]",
                "")) {
            assertThatThrownBy(() -> SealedOrigin.read(CanonicalBytes.of(text.getBytes(UTF_8))))
                    .as(text)
                    .isInstanceOf(RefusedJson.class);
        }
    }

    /** The largest record, and one byte more. */
    @Test
    void hasBounds() {
        ObjectNode filled = json(UNSIGNED);
        for (int i = 0; i < 7; i++) filled.put("later" + i, "x".repeat(16_384));
        int left = SealedOrigin.MAX_BYTES
                - CanonicalJson.format(filled.put("later", "")).size();
        filled.put("later", "x".repeat(left));

        assertThat(CanonicalJson.format(filled).size()).isEqualTo(SealedOrigin.MAX_BYTES);
        assertThat(read(filled)).isEqualTo(UNSIGNED);
        refuses(filled.put("later", "x".repeat(left + 1)), "too_large");
    }

    @Test
    void restsOnOneToSixtyFourEventsAndOnNoneTwice() {
        List<Ground> most = IntStream.range(0, 64)
                .mapToObj(i -> new Ground("019379a0-0000-7000-8000-%012d".formatted(i), DIGEST))
                .toList();
        RuleName rule = DERIVATION.rule();

        assertThat(new Origin.Derivation(rule, 1, DIGEST, most).restsOn()).hasSize(64);
        for (List<Ground> bad : List.of(
                List.<Ground>of(),
                List.of(GROUND, GROUND),
                List.of(GROUND, new Ground(GROUND.id(), Digest.ofContent(new byte[0]))), // One event has one digest.
                IntStream.range(0, 65)
                        .mapToObj(i -> new Ground("019379a0-0000-7000-8000-%012d".formatted(i), DIGEST))
                        .toList())) {
            assertThatThrownBy(() -> new Origin.Derivation(rule, 1, DIGEST, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Origin.Derivation(rule, 0, DIGEST, most))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"A file.csv, 1, zj-import", "deliveries, 0, zj-import", "deliveries, 1, symbia:payment"})
    void importsNothingOtherwise(String source, int row, String importer) {
        assertThatThrownBy(() ->
                        new Origin.Import(source, DIGEST, List.of(row), IMPORT.rule(), 1, new ParticipantId(importer)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Origin.Import("deliveries", DIGEST, List.of(2, 2), IMPORT.rule(), 1, IMPORT.importer()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"put, /a", "PUT, a", "PUT, /a b", "PUT, ''"})
    void asksForNothingElse(String method, String target) {
        assertThatThrownBy(() -> new Origin.Request(method, target, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
