package io.symbia.payment.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.words.money.Uetr;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentReferencesTest {

    @Test
    void areTheSameForTheSameEventAndOthersForOthers() {
        Set<Uetr> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String event = "event-" + i;
            Uetr uetr = PaymentReferences.uetr(event); // The constructor refuses what is no version 4.
            assertThat(PaymentReferences.uetr(event)).isEqualTo(uetr);
            assertThat(UUID.fromString(uetr.value()).version()).isEqualTo(4);
            assertThat(UUID.fromString(uetr.value()).variant()).isEqualTo(2);
            assertThat(seen.add(uetr)).isTrue();
        }
    }

    @Test
    void fitTheEndToEndIdentification() {
        Uetr uetr = new Uetr("8a562c67-ca16-48ba-b074-65581be6f001");
        assertThat(PaymentReferences.endToEndId(uetr)).hasToString("8a562c67ca1648bab07465581be6f001");
    }
}
