package io.symbia.client.deliveries;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.RuleName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who imports, and what for. Everything that an import says has the import for its origin, which names the importer: nobody else vouches
 * for it, though it speaks of others.
 *
 * @param id          1 to 24 of a-z, 0-9 and hyphen
 * @param creditLimit of the line that the importer grants to each client, in US dollars; absent when it grants none
 */
public record Importer(ParticipantId id, Optional<BigDecimal> creditLimit) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,12}(\\.\\d{1,2})?");

    /** Where nobody says who imports. */
    public static final Importer UNNAMED = new Importer(new ParticipantId("importer"), Optional.empty());

    /** Refuses an id of another form. */
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

    /** The same importer with one file. */
    Reading of(Digest file) {
        return new Reading(this, file);
    }

    /**
     * An importer with one file.
     *
     * @param file SHA-256 of its bytes
     */
    record Reading(Importer importer, Digest file) {
        private static final String SOURCE = "deliveries";
        private static final int VERSION = 1; // Of each rule; docs/import.md says what they are.

        /**
         * The origin of what a rule derives.
         *
         * @param rows from which it is derived; none, or more than an origin may name, for the file as a whole
         */
        Origin.Import origin(String rule, List<DeliveryRow> rows) {
            List<Integer> lines = rows.stream()
                    .map(row -> Math.toIntExact(row.row().line()))
                    .sorted()
                    .distinct()
                    .toList();
            return new Origin.Import(
                    SOURCE,
                    file,
                    lines.size() > Origin.MAX_REFERENCES ? List.of() : lines,
                    new RuleName("import", rule),
                    VERSION,
                    importer.id());
        }
    }
}
