package io.symbia.credit;

import static io.symbia.credit.RunningCredit.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;

/** Keys of participants on the running service. */
class ParticipantKeysIT {
    private static final String COOP = "key-coop";
    private static final String KEY = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"; // RFC 8037, appendix A.3.
    private static final String KEYS = "/participants/" + COOP + "/keys";
    private static final String PROOF =
            "NbHuX2K6fnL0sfjI6L29MKsxuha9Xy1h3Ii2ZeQ2W-AmExTCid0AkEzbpv6N7tHfzPITW_Hl8ZLKqDlFXTn_Dg";

    @Test
    void aParticipantIsKnownByItsKeys() {
        put(COOP, KEYS + "/" + KEY, key(PROOF)).requireProblem(404, "stream_not_found", "");
        HttpAnswer registered = accepted(CHAMBER, "/participants/" + COOP, registration("Zhejiang Tea Cooperative"));
        assertThat(getAfter(registered, "SOMEBODY", KEYS).json().path("keys")).isEmpty();

        put(CHAMBER, KEYS + "/" + KEY, key(PROOF)).requireProblem(403, "key_of_another", "");
        put(COOP, KEYS + "/" + KEY, key("A".repeat(86))).requireProblem(422, "key_not_at_hand", "/proof");
        put(COOP, KEYS + "/" + KEY, key("A")).requireProblem(400, "invalid_value", "/proof");
        put(COOP, KEYS + "/" + "A".repeat(43), key(PROOF)).requireProblem(400, "invalid_value", "/publicKey");
        put(COOP, KEYS + "/" + KEY, key(PROOF).replace("ED25519", "ED448"))
                .requireProblem(400, "invalid_value", "/algorithm");

        HttpAnswer added = accepted(COOP, KEYS + "/" + KEY, key(PROOF));
        assertThat(added.text("/events/0/type")).isEqualTo("symbia.credit.participant.key-added.v1");
        assertThat(accepted(COOP, KEYS + "/" + KEY, key(PROOF)).json().path("events"))
                .isEmpty();
        put("SOMEBODY", KEYS + "/" + KEY + "/vouching", "{}").requireProblem(403, "not_asked_to_vouch", "");
        accepted(CHAMBER, KEYS + "/" + KEY + "/vouching", "{}");
        HttpAnswer revoked = accepted(COOP, KEYS + "/" + KEY + "/revocation", "{\"reason\":\"SUPERSEDED\"}");

        HttpAnswer shown = getAfter(revoked, "SOMEBODY", KEYS);
        assertThat(shown.text("/keys/0/key/keyId")).isEqualTo(KEY);
        assertThat(shown.text("/keys/0/key/algorithm")).isEqualTo("ED25519");
        assertThat(shown.json().at("/keys/0/vouched").asBoolean()).isTrue();
        assertThat(shown.text("/keys/0/revokedFor")).isEqualTo("SUPERSEDED");
        assertThat(shown.text("/keys/0/revokedAt")).isGreaterThanOrEqualTo(shown.text("/keys/0/addedAt"));
        put(COOP, KEYS + "/" + KEY, key(PROOF)).requireProblem(409, "key_is_revoked", "");
    }

    private static String key(String proof) {
        return """
                {"algorithm":"ED25519","publicKey":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","custody":"OWN",
                 "proof":"%s","voucher":"%s"}""".formatted(proof, CHAMBER);
    }
}
