package io.symbia.events.kernel.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.origin.SignedFields.Covered;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signature can be checked with the record alone; the values are those of RFC 9421. */
class SignatureBaseTest {
    private static final String DIGEST =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
    private static final String TARGET = "/foo?param=Value&Pet=dog"; // Appendix B.2

    /** Appendix B.2.6, signed by the key of appendix B.1.4. */
    private static final String ED25519 =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";

    private static final String ED25519_KEY = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";

    private static final String INPUT = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";

    private static final List<Covered> COVERED = List.of(
            new Covered("\"date\"", "Tue, 20 Apr 2021 02:07:55 GMT"),
            new Covered("\"@method\"", "POST"),
            new Covered("\"@path\"", "/foo"),
            new Covered("\"@authority\"", "example.com"),
            new Covered("\"content-type\"", "application/json"),
            new Covered("\"content-length\"", "18"));

    static Origin.Request signedByTheRfc() {
        return request("POST", TARGET, signed(COVERED, INPUT, "sig-b26=:" + ED25519 + ":"));
    }

    private static Origin.Request request(String method, String target, SignedFields signature) {
        return new Origin.Request(method, target, Optional.of("application/json"), Optional.of(signature));
    }

    private static SignedFields signed(List<Covered> covered, String input, String signature) {
        return new SignedFields("test-key-ed25519", covered, input, signature, DIGEST);
    }

    private static SignedFields ofBytes(CanonicalBytes record) {
        return ((Origin.Request) SealedOrigin.read(record).origin()).signature().orElseThrow();
    }

    private static boolean verifies(SignedFields fields) throws Exception {
        byte[] encoded = Base64.getDecoder().decode(ED25519_KEY);
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(fields.signatureBase().getBytes(UTF_8));
        String member = fields.signature();
        return verifier.verify(
                Base64.getDecoder().decode(member.substring(member.indexOf(':') + 1, member.length() - 1)));
    }

    /** Section 2.5. */
    @Test
    void isThatOfTheRfc() {
        List<Covered> covered = List.of(
                new Covered("\"@method\"", "POST"),
                new Covered("\"@authority\"", "example.com"),
                new Covered("\"@path\"", "/foo"),
                new Covered("\"content-digest\"", DIGEST),
                new Covered("\"content-length\"", "18"),
                new Covered("\"content-type\"", "application/json"));
        String input =
                "sig1=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-length\" \"content-type\")"
                        + ";created=1618884473;keyid=\"test-key-rsa-pss\"";
        SealedOrigin record = SealedOrigin.of(
                request("POST", TARGET, new SignedFields("test-key-rsa-pss", covered, input, "sig1=:AAAA:", DIGEST)));

        assertThat(ofBytes(record.bytes()).signatureBase())
                .isEqualTo(String.join(
                        "\n",
                        "\"@method\": POST",
                        "\"@authority\": example.com",
                        "\"@path\": /foo",
                        "\"content-digest\": " + DIGEST,
                        "\"content-length\": 18",
                        "\"content-type\": application/json",
                        "\"@signature-params\": (\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-length\""
                                + " \"content-type\");created=1618884473;keyid=\"test-key-rsa-pss\""));
    }

    /** Appendix B.2.6: whoever has the record and the key needs nothing else. */
    @Test
    void verifiesWithTheRecordAlone() throws Exception {
        SignedFields read = ofBytes(SealedOrigin.of(signedByTheRfc()).bytes());
        List<Covered> others = new ArrayList<>(COVERED);
        others.set(3, new Covered("\"@authority\"", "example.org"));

        assertThat(verifies(read)).isTrue();
        assertThat(verifies(signed(others, INPUT, read.signature()))).isFalse();
    }

    /** Appendix B.2.2. */
    @Test
    void hasComponentsWithParameters() {
        String input = "sig-b22=(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473"
                + ";keyid=\"test-key-rsa-pss\";tag=\"header-example\"";
        SignedFields fields = new SignedFields(
                "test-key-rsa-pss",
                List.of(
                        new Covered("\"@authority\"", "example.com"),
                        new Covered("\"content-digest\"", DIGEST),
                        new Covered("\"@query-param\";name=\"Pet\"", "dog")),
                input,
                "sig-b22=:AAAA:",
                DIGEST);

        assertThat(fields.signatureBase())
                .startsWith("\"@authority\": example.com\n\"content-digest\": " + DIGEST
                        + "\n\"@query-param\";name=\"Pet\": dog\n\"@signature-params\": (\"@authority\" ");
    }

    /** Nobody's signature is kept beside a request that it does not sign. */
    @ParameterizedTest
    @CsvSource({"PUT, /foo?param=Value&Pet=dog", "POST, /bar"})
    void refusesAnotherRequest(String method, String target) {
        SignedFields fields = signedByTheRfc().signature().orElseThrow();

        assertThatThrownBy(() -> request(method, target, fields)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnotherDigestOfTheBody() {
        List<Covered> covered = List.of(new Covered("\"content-digest\"", "sha-256=:AA==:"));

        assertThatThrownBy(() ->
                        signed(covered, "s=(\"content-digest\");keyid=\"test-key-ed25519\"", "s=:" + ED25519 + ":"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s=(\"@method\" \"date\");keyid=\"test-key-ed25519\"|s=:AAAA:", // Covers more.
                "s=(\"date\");keyid=\"test-key-ed25519\"|t=:AAAA:",
                "s=(\"date\");keyid=\"another\"|s=:AAAA:",
                "s=(\"date\")|s=:AAAA:",
                "s=(\"date\"); keyid=\"test-key-ed25519\"|s=:AAAA:",
                "s=(\"date\");x=\"y;keyid=\"test-key-ed25519\"|s=:AAAA:",
                "s=(\"date\");keyid=\"test-key-ed25519\"|s=:AAAA:, t=:BBBB:",
                "s=(\"date\");keyid=\"test-key-ed25519\", t=()|s=:AAAA:",
                "S=(\"date\");keyid=\"test-key-ed25519\"|S=:AAAA:",
            })
    void refusesFieldsThatDoNotBelongTogether(String input, String signature) {
        List<Covered> covered = List.of(new Covered("\"date\"", "Tue, 20 Apr 2021 02:07:55 GMT"));

        assertThatThrownBy(() -> signed(covered, input, signature)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsWhatItTakes() {
        List<Covered> none = List.of();
        List<Covered> twice = List.of(new Covered("\"date\"", "x"), new Covered("\"date\"", "x"));

        assertThatThrownBy(() -> signed(none, "s=();keyid=\"test-key-ed25519\"", "s=:AAAA:"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> signed(twice, "s=(\"date\" \"date\");keyid=\"test-key-ed25519\"", "s=:AAAA:"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Covered("\"date\"", "x".repeat(SignedFields.MAX_FIELD_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Covered("date", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Covered("\"date\"", "x\n\"@method\": GET"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
