package io.symbia.client.deliveries.table;

import java.util.Set;

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

    private CurrencyColumn() {}

    /** Refuses a row that says another currency than US dollars; one that says none is passed over with its column. */
    static void require(Heading heading, Row row) throws RowRefused {
        for (int place = 0; place < heading.bare().size(); place++) {
            if (!NAMES.contains(heading.bare().get(place))) continue;
            String said = row.cells().get(place).strip();
            if (Absence.isSaid(said) || said.equals("$") || DOLLARS.contains(Heading.bare(said))) continue;
            throw new RowRefused(
                    "currency_not_dollars",
                    ("column '%s' is %s, and every amount is sealed as US dollars; write the amounts in US dollars, and USD"
                                    + " there")
                            .formatted(heading.written().get(place), Row.quoted(said)));
        }
    }
}
