package io.symbia.payment.journal;

import io.symbia.events.payment.JournalEvent.Side;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.events.words.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What was booked on an account, a line for each currency.
 *
 * @param sums {@code debitsLessCredits} is what the account holds when it is an asset, and what is owed, negated, when it is a liability
 */
record AccountView(LedgerAccount account, List<Sums> sums) {
    AccountView and(Side side, Money amount) {
        List<Sums> next = new ArrayList<>(sums);
        next.removeIf(sum -> sum.currency().equals(amount.currency()));
        Sums before = sums.stream()
                .filter(sum -> sum.currency().equals(amount.currency()))
                .findFirst()
                .orElse(Sums.none(amount.currency()));
        next.add(before.and(side, amount));
        return new AccountView(account, List.copyOf(next));
    }
}
