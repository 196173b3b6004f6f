package io.symbia.client.deliveries.table;

import java.util.Set;
import java.util.regex.Pattern;

/** Columns that nobody asks for, and that say in which currency amounts are: all amounts are sealed as US dollars. */
final class CurrencyColumn {
    /** By letters and digits alone, in some languages of trade. */
    private static final Set<String> NAMES = Set.of(
            "currency",
            "currencycode",
            "curr",
            "ccy",
            "cur",
            "devise",
            "divisa",
            "moneda",
            "moeda",
            "valuta",
            "w\u00E4hrung",
            "waehrung",
            "parabirimi");

    private static final Set<String> DOLLARS = Set.of("usd", "us", "usdollar", "usdollars", "840");

    /** What is surely a currency in a column that names it among other words, as one of the invoice's. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}|\\p{Sc}");

    private CurrencyColumn() {}

    /** Whether a column of this name, as a file has it, says nothing but a currency. */
    static boolean isOne(String name) {
        return NAMES.contains(Heading.bare(name));
    }

    /** Refuses a row that says another currency than US dollars; one that says none is passed over with its column. */
    static void require(Heading heading, Row row) throws RowRefused {
        for (int place = 0; place < heading.bare().size(); place++) {
            String name = heading.bare().get(place);
            String said = row.cells().get(place).strip();
            boolean isDue = NAMES.contains(name)
                    || (name.contains("currency") && CODE.matcher(said).matches());
            if (!isDue) continue;
            if (Absence.isSaid(said) || said.equals("$") || DOLLARS.contains(Heading.bare(said))) continue;
            throw new RowRefused(
                    "currency_not_dollars",
                    ("column '%s' is %s, and every amount is sealed as US dollars; write the amounts in US dollars, and USD"
                                    + " there")
                            .formatted(heading.written().get(place), Row.quoted(said)));
        }
    }
}
