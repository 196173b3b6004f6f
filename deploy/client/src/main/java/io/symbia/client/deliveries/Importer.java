package io.symbia.client.deliveries;

import io.symbia.events.kernel.origin.ParticipantId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who imports, and what for. Everything that an import says is marked as derived by a rule that ends in this name: nobody but the
 * importer vouches for it, though it speaks of others.
 *
 * @param id          1 to 24 of a-z, 0-9 and hyphen, so that each rule has room for it
 * @param creditLimit of the line that the importer grants to each client, in US dollars; absent when it grants none
 */
public record Importer(ParticipantId id, Optional<BigDecimal> creditLimit) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,12}(\\.\\d{1,2})?");

    /** Where nobody says who imports. */
    public static final Importer UNNAMED = new Importer(new ParticipantId("importer"), Optional.empty());

    /** Refuses an id that a rule cannot end in. */
    public Importer {
        if (!FORM.matcher(id.value()).matches()) {
            throw new IllegalArgumentException("an importer has 1 to 24 of a-z, 0-9 and hyphen, was " + id);
        }
    }

    /**
     * An importer as it is typed.
     *
     * @throws IllegalArgumentException in the words of whoever typed it
     * @param limit in US dollars, at most two decimals
     */
    public static Importer parse(String id, Optional<String> limit) {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("--as is 1 to 24 of a-z, 0-9 and hyphen, was " + id);
        }
        if (limit.isPresent() && !LIMIT.matcher(limit.get()).matches()) {
            throw new IllegalArgumentException("--credit-limit is an amount in US dollars above 0, was " + limit.get());
        }
        return new Importer(new ParticipantId(id), limit.map(BigDecimal::new));
    }

    /** The name of a rule as this importer applies it. */
    String rule(String rule) {
        return rule + "-by-" + id;
    }
}
