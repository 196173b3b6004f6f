package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OwnName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account of the ledger; it holds one balance per currency. Its kind is a code of an open list: an entry of a later list, with fees or
 * money in transit, is read, and nothing is decided on it.
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
 * @param value as in the table, or a kind of a later list with whose account it is
 */
@TextForm(pattern = LedgerAccount.PATTERN, example = "escrow:teehaus-hh:E-2611-0042")
public record LedgerAccount(String value) implements Judged {
    private static final String ESCROW = "escrow:";
    private static final String PAYABLE = "payable:";

    static final String PATTERN = "^[a-z][a-z0-9-]{0,31}(:[A-Za-z0-9][A-Za-z0-9._:-]{0,127})?$";

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
        return new LedgerAccount(PAYABLE + participant);
    }

    /** The agreement whose account it is, if it is one's. */
    public Optional<EscrowId> escrow() {
        if (!value.startsWith(ESCROW)) return Optional.empty();
        return Optional.of(value.substring(ESCROW.length()))
                .filter(name -> OwnName.FORM.matcher(name).matches())
                .map(EscrowId::new);
    }

    /** Nothing is booked on an account that is not in the table. */
    @Override
    public void requireFit() {
        if (equals(CLIENT_MONEY) || escrow().isPresent()) return;
        if (!value.startsWith(PAYABLE)) throw new IllegalArgumentException("no account of this chart: " + value);
        new ParticipantId(value.substring(PAYABLE.length())).requireFit();
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
