package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.trade.EscrowId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account of the ledger; it holds one balance a currency.
 *
 * <table>
 * <caption>The chart of accounts</caption>
 * <tr><th>account</th><th>kind</th><th>what it says</th></tr>
 * <tr><td>{@code client-money}</td><td>asset</td><td>money of others, held at the provider</td></tr>
 * <tr><td>{@code escrow:<escrow>}</td><td>liability</td><td>what is still in escrow</td></tr>
 * <tr><td>{@code payable:<participant>}</td><td>liability</td><td>what has been released or refunded to the participant and is not
 * yet paid out</td></tr>
 * </table>
 *
 * @param value as in the table
 */
@TextForm(pattern = LedgerAccount.PATTERN, example = "escrow:teehaus-hh:E-2611-0042")
public record LedgerAccount(String value) {

    private static final String ESCROW = "escrow:";

    static final String PATTERN = "^(client-money|payable:[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
            + "|escrow:[A-Za-z0-9][A-Za-z0-9._-]{0,63}:[A-Za-z0-9][A-Za-z0-9._-]{0,34})$";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /** Money of others, held at the provider. */
    public static final LedgerAccount CLIENT_MONEY = new LedgerAccount("client-money");

    @JsonCreator
    public LedgerAccount {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("account must match " + SHAPE + ", was " + value);
        }
    }

    /** What is still held under an escrow agreement. */
    public static LedgerAccount escrow(EscrowId escrow) {
        return new LedgerAccount(ESCROW + escrow);
    }

    /** What is owed to a participant and not yet paid out. */
    public static LedgerAccount payable(ParticipantId participant) {
        return new LedgerAccount("payable:" + participant);
    }

    /** Whether a debit raises the balance; in a liability a credit does. */
    public boolean isAsset() {
        return value.equals(CLIENT_MONEY.value);
    }

    /** The agreement whose account it is, if it is one's. */
    public Optional<EscrowId> escrow() {
        return value.startsWith(ESCROW)
                ? Optional.of(new EscrowId(value.substring(ESCROW.length())))
                : Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
