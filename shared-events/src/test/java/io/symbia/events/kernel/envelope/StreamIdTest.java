package io.symbia.events.kernel.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"payment/escrow/E-1", "supply-chain/batch/19506000134366.ZJ2611A", "a/b/A.z_0:~%2F-"})
    void formatsWhatItParsed(String text) {
        assertThat(StreamId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a/b", "a/b/", "/b/c", "a//c", "a/b/c/d", "A/b/c", "a/B/c", "a/b/c d", "a/b/ü", "1a/b/c", "a/b/c\n"
            })
    void refusesEveryOtherText(String text) {
        assertThatThrownBy(() -> StreamId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsTheId() {
        assertThat(new StreamId("a", "b", "x".repeat(160)).id()).hasSize(160);
        assertThatThrownBy(() -> new StreamId("a", "b", "x".repeat(161))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"PO-1, PO-1", "L/1, L%2F1", "a%b, a%25b", "茶, %E8%8C%B6", "'A B', A%20B"})
    void escapesTextOfAnyKind(String text, String escaped) {
        assertThat(StreamId.escape(text)).isEqualTo(escaped);
        assertThat(new StreamId("a", "b", escaped).id()).isEqualTo(escaped);
    }

    /** Computed with sha256sum(1) over the salt, a zero byte and the text. */
    @Test
    void hasTheTagThatAnybodyCanCompute() {
        StreamSalt salt = new StreamSalt("000102030405060708090a0b0c0d0e0f");

        assertThat(StreamTag.of(salt, StreamId.parse("payment/escrow/E-1")))
                .hasToString("1745668aba3bba2ab2b3bd0ec42cc73a");
    }

    @Test
    void namesTopics() {
        assertThat(Topics.events("supply-chain")).isEqualTo("symbia.supply-chain.events");
        assertThat(Topics.parked(Topics.events("payment"))).isEqualTo("symbia.payment.events.parked");
    }
}
