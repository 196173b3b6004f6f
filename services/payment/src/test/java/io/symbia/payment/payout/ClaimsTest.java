package io.symbia.payment.payout;

import static io.symbia.payment.escrow.EscrowCases.NOON;
import static io.symbia.payment.escrow.EscrowCases.PAYEE;
import static io.symbia.payment.escrow.EscrowCases.PAYER;
import static io.symbia.payment.escrow.EscrowCases.euros;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Uetr;
import io.symbia.payment.MemoryTable;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.platform.Rests;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is to pay, of several instances. */
class ClaimsTest {
    private static final PaymentInstructionId ID = new PaymentInstructionId("TEEHAUS-HH:E-1:on-delivery");
    private static final PaymentOrder ORDER = new PaymentOrder(
            ID,
            new Uetr("8a562c67-ca16-48ba-b074-65581be6f001"),
            new EndToEndId("8a562c67ca1648bab07465581be6f001"),
            PAYER,
            PAYEE,
            euros("9184.00"),
            NOON);
    private static final Ground CREATED =
            new Ground("019379a0-0000-7000-8000-000000000001", Digest.ofContent(new byte[0]));
    private static final Set<String> BOTH = Set.of("a", "b");

    private final OpenInstructions open = new OpenInstructions(new MemoryTable<>());

    @BeforeEach
    void put() {
        open.put(OpenInstruction.of(ORDER, NOON, CREATED, Optional.empty()));
    }

    private Optional<OpenInstruction> claim(String instance, Instant now, Set<String> living) {
        return open.claim(ID, instance, now, now.plus(PayoutDesk.CLAIM), living::contains);
    }

    @Test
    void oneHasIt() {
        assertThat(claim("a", NOON, BOTH)).isPresent();
        assertThat(claim("b", NOON, BOTH)).isEmpty();
        assertThat(claim("a", NOON, BOTH)).as("not twice at once either").isEmpty();
    }

    @Test
    void theOtherGetsItOnceTheOneIsDead() {
        claim("a", NOON, BOTH);
        assertThat(claim("b", NOON, Set.of("b"))).isPresent();
        open.release(ID, "a", 1, NOON); // It was only paused.
        assertThat(claim("a", NOON, BOTH)).as("it is in the other's hand").isEmpty();
    }

    @Test
    void theOtherGetsItOnceTheOneHasHadItForTooLong() {
        claim("a", NOON, BOTH);
        assertThat(claim("b", NOON.plus(PayoutDesk.CLAIM).minusMillis(1), BOTH)).isEmpty();
        assertThat(claim("b", NOON.plus(PayoutDesk.CLAIM), BOTH)).isPresent();
    }

    @Test
    void nobodyHasItWhileItRests() {
        claim("a", NOON, BOTH);
        open.release(ID, "a", 3, NOON.plusSeconds(20));
        assertThat(claim("b", NOON.plusSeconds(19), BOTH)).isEmpty();
        assertThat(claim("b", NOON.plusSeconds(20), BOTH))
                .hasValueSatisfying(mine -> assertThat(mine.failures()).isEqualTo(3));
    }

    /** A clock that was a day ahead for a moment, and was set right. */
    @Test
    void aRestThatEndsLaterThanAnyCouldIsOver() {
        claim("a", NOON, BOTH);
        open.release(ID, "a", 1, NOON.plus(PayoutDesk.LONGEST_TURN).plusMillis(1));
        assertThat(claim("b", NOON, BOTH)).isPresent();
        open.release(ID, "b", 1, NOON.plus(PayoutDesk.LONGEST_TURN));
        assertThat(claim("a", NOON, BOTH)).isEmpty();
    }

    /** Two clocks would have to agree about how long it has been here. */
    @Test
    void oneHasItHoweverLateItWasPutHere() {
        open.put(OpenInstruction.of(ORDER, NOON.plus(Duration.ofDays(1)), CREATED, Optional.empty()));
        assertThat(claim("a", NOON, BOTH)).isPresent();
    }

    /** An instance whose clock is behind does not take what another has in hand for a relic of a clock that was ahead. */
    @Test
    void oneHasItAlsoWhereTheirClocksDiffer() {
        claim("a", NOON, BOTH);
        assertThat(claim("b", NOON.minus(Rests.CLOCKS_DIFFER), BOTH)).isEmpty();
        assertThat(claim("b", NOON.minusMillis(1), BOTH)).isEmpty();
    }

    @Test
    void nobodyHasItOnceItIsFinal() {
        open.remove(ID);
        assertThat(claim("a", NOON, BOTH)).isEmpty();
    }
}
