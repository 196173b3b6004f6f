package io.symbia.payment.ledger;

import static io.symbia.payment.escrow.EscrowCases.ESCROW;
import static io.symbia.payment.escrow.EscrowCases.NOON;
import static io.symbia.payment.escrow.EscrowCases.PAYEE;
import static io.symbia.payment.escrow.EscrowCases.UTC;
import static io.symbia.payment.escrow.EscrowCases.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.shape.Shapes;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.payment.JournalEvent.JournalLine;
import io.symbia.events.payment.JournalEvent.Side;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.events.words.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalEntryTest {

    private static final LedgerAccount HELD = LedgerAccount.escrow(ESCROW);
    private static final LedgerAccount OWED = LedgerAccount.payable(PAYEE);

    private static JournalEntryPostedV1 entry(JournalLine... lines) {
        return new JournalEntryPostedV1(
                Happened.at(NOON, UTC), new JournalEntryId("TEEHAUS-HH:E-1:release:T-1"), List.of(lines));
    }

    @Test
    void cannotBeConstructedUnbalanced() {
        assertThatThrownBy(
                        () -> entry(JournalLine.debit(HELD, euros("10.00")), JournalLine.credit(OWED, euros("9.99"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not balanced");
    }

    @Test
    void balancesEachCurrencyForItself() {
        Money yen = Money.of("10", "JPY");
        Money euro = euros("10.00");
        assertThatThrownBy(() -> entry(JournalLine.debit(HELD, euro), JournalLine.credit(OWED, yen)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(entry(
                                JournalLine.debit(HELD, euro),
                                JournalLine.credit(OWED, euro),
                                JournalLine.debit(HELD, yen),
                                JournalLine.credit(OWED, yen))
                        .lines())
                .hasSize(4);
    }

    @Test
    void hasNoLineOfZeroOrLess() {
        JournalEntryPostedV1 cent =
                entry(JournalLine.debit(HELD, euros("0.01")), JournalLine.credit(OWED, euros("0.01")));
        Shapes.of(JournalEntryPostedV1.class).requireValid(cent);
        for (String amount : List.of("0.00", "-1.00")) {
            JournalEntryPostedV1 posted =
                    entry(JournalLine.debit(HELD, euros(amount)), JournalLine.credit(OWED, euros(amount)));
            assertThatThrownBy(() -> Shapes.of(JournalEntryPostedV1.class).requireValid(posted))
                    .isInstanceOf(RefusedJson.class);
        }
        assertThatThrownBy(() -> entry(JournalLine.debit(HELD, euros("1.00"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void canBeReadByThoseFromWhomAmountsAreWithheld() {
        JournalLine debit = new JournalLine(HELD, Side.DEBIT, Confidential.withheld());
        JournalLine credit = new JournalLine(OWED, Side.CREDIT, Confidential.withheld());
        assertThat(entry(debit, credit).lines()).containsExactly(debit, credit);
    }

    @Test
    void knowsWhoseAccountItIs() {
        assertThat(HELD.escrow()).contains(ESCROW);
        assertThat(OWED.escrow()).isEmpty();
        assertThat(LedgerAccount.CLIENT_MONEY.escrow()).isEmpty();
        assertThatThrownBy(() -> new LedgerAccount("escrow:")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A kind of a later list is read and decides nothing; nothing is booked on it here. */
    @ParameterizedTest
    @ValueSource(strings = {"fees", "in-transit:swift", "fx:EUR", "escrow:E-1", "payable:symbia:payment"})
    void opensAccountsOfALaterChartAndBooksOnNoneOfThem(String name) {
        LedgerAccount account = new LedgerAccount(name);
        assertThat(account.escrow()).isEmpty();
        assertThatThrownBy(account::requireFit).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void booksOnTheAccountsOfItsChart() {
        for (LedgerAccount account : List.of(HELD, OWED, LedgerAccount.CLIENT_MONEY)) account.requireFit();
    }
}
