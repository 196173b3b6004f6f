package io.symbia.events.words.party;

import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.privacy.Public;
import java.util.Comparator;

/**
 * The number of an organisation in a register, such as {@code LEI 529900T8BM49AURSDO55}. That the number is the organisation's is the word of
 * who states it.
 *
 * @param scheme the register
 * @param value  as the register writes it, without blanks
 */
public record Identifier(
        @Public IdentifierScheme scheme, @Public String value) implements Judged, Comparable<Identifier> {
    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::scheme).thenComparing(Identifier::value);

    @Override
    public void requireFit() {
        scheme.require(value);
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return scheme + " " + value;
    }
}
