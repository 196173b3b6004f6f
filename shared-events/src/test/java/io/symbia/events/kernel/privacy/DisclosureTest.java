package io.symbia.events.kernel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class DisclosureTest {
    private static final DisclosureSalt SALT =
            DisclosureSalt.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

    @Test
    void hasTheDigestOfTheVector() {
        Disclosure disclosure =
                Disclosure.of(SALT, "unitPrice", JsonNodeFactory.instance.stringNode("62.40"), Sensitivity.RESTRICTED);

        assertThat(new String(Base64.getUrlDecoder().decode(disclosure.encoded()), UTF_8))
                .isEqualTo("[\"AAECAwQFBgcICQoLDA0ODw\",\"unitPrice\",\"62.40\"]");
        assertThat(disclosure.digest()).isEqualTo("Ks2Zk8JUn4XcefsFWSAmNXQErUKq4tSOospSJmRzr0g");
    }

    @Test
    void comesBackFromItsText() {
        var value = JsonNodeFactory.instance.objectNode().put("amount", "62.40").put("currency", "EUR");
        Disclosure disclosure = Disclosure.of(SALT, "unitPrice", value, Sensitivity.PERSONAL);

        Disclosure parsed = Disclosure.parse(disclosure.encoded(), Sensitivity.PERSONAL);

        assertThat(parsed).isEqualTo(disclosure);
        assertThat(parsed.value()).isEqualTo(value);
        assertThat(parsed.digest()).isEqualTo(disclosure.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"AAECAwQFBgcICQoLDA0ODw\", \"unitPrice\", \"62.40\"]", // White space.
                "[\"AAECAwQFBgcICQoLDA0ODw\",\"unitPrice\"]",
                "[\"AAECAwQFBgcICQoLDA0ODw\",\"unitPrice\",1,2]",
                "[\"AAECAwQFBgcICQoLDA0OD\",\"unitPrice\",1]",
                "[\"AAECAwQFBgcICQoLDA0ODx\",\"unitPrice\",1]", // Bits beyond the last byte.
                "[\"AAECAwQFBgcICQoLDA0ODw==\",\"unitPrice\",1]",
                "[\"AAECAwQFBgcICQoLDA0ODw\",\"_sd\",1]",
                "[\"AAECAwQFBgcICQoLDA0ODw\",\"...\",1]",
                "[\"AAECAwQFBgcICQoLDA0ODw\",\"\",1]",
                "[\"AAECAwQFBgcICQoLDA0ODw\",1,1]",
                "[\"AAECAwQFBgcICQoLDA0ODw\",\"unitPrice\",1.5]",
                "{}",
                "",
            })
    void isReadFromOneTextOnly(String json) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));

        assertThatThrownBy(() -> Disclosure.parse(encoded, Sensitivity.RESTRICTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotReadFromPaddedOrForeignBase64() {
        String encoded = Disclosure.of(SALT, "n", JsonNodeFactory.instance.stringNode("62"), Sensitivity.RESTRICTED)
                .encoded();

        for (String other : new String[] {encoded + "=", encoded + "A", encoded + "\n", "+" + encoded.substring(1)}) {
            assertThatThrownBy(() -> Disclosure.parse(other, Sensitivity.RESTRICTED))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void doesNotPrintWhatItDiscloses() {
        Disclosure disclosure =
                Disclosure.of(SALT, "contact", JsonNodeFactory.instance.stringNode("Zhang San"), Sensitivity.PERSONAL);

        assertThat(disclosure.toString()).contains("contact").doesNotContain("Zhang");
        assertThat(Confidential.of("Zhang San")).hasToString("disclosed");
    }
}
