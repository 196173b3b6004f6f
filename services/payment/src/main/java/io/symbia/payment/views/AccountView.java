package io.symbia.payment.views;

import io.symbia.events.money.Money;
import io.symbia.events.payment.journal.LedgerAccount;
import io.symbia.events.payment.journal.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What was booked on an account, a line for each currency.
 *
 * @param sums {@code debitsLessCredits} is what the account holds when it is an asset, and what is owed, negated, when it is a liability
 */
public record AccountView(LedgerAccount account, List<Sums> sums) {

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
