package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowCases.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EscrowBalanceTest {

    private static final EscrowBalance FUNDED =
            EscrowBalance.unfunded(euros("10.00")).fund(euros("10.00"));

    @Test
    void givesAwayAllThatIsHeldAndNotOneCentMore() {
        assertThat(FUNDED.release(euros("4.00")).refund(euros("6.00")).isSettled())
                .isTrue();
        assertThatThrownBy(() -> FUNDED.release(euros("4.00")).refund(euros("6.01")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> FUNDED.release(euros("10.01"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isFundedAsAWholeOrNotAtAll() {
        EscrowBalance unfunded = EscrowBalance.unfunded(euros("10.00"));
        assertThatThrownBy(() -> unfunded.fund(euros("9.99"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unfunded.release(euros("0.01"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> FUNDED.release(euros("-0.01"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhereTheMoneyIs() {
        assertThat(EscrowBalance.unfunded(euros("10.00")).status()).isEqualTo(EscrowStatus.CREATED);
        assertThat(FUNDED.status()).isEqualTo(EscrowStatus.FUNDED);
        assertThat(FUNDED.release(euros("9.99")).status()).isEqualTo(EscrowStatus.PARTIALLY_RELEASED);
        assertThat(FUNDED.release(euros("10.00")).status()).isEqualTo(EscrowStatus.RELEASED);
        assertThat(FUNDED.release(euros("9.99")).refund(euros("0.01")).status()).isEqualTo(EscrowStatus.REFUNDED);
    }
}
