package io.symbia.client;

import io.symbia.client.deliveries.DeliveryFile;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.text.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Says how the refused rows of an import can still come in: most are mended in their file, some in the one that was read, some by importing them
 * otherwise, and some by nothing.
 *
 * @param closed numbers of orders that are in with other rows: no mending brings in those that are refused
 * @param sealed numbers of orders that are in with other shipments, amounts or days
 */
record Mending(DeliveryFile deliveries, List<RefusedRow> refused, Set<String> closed, Set<String> sealed) {
    /** A row that holds later ones in a cell. */
    private static final String SWALLOWED = "rows_swallowed";

    private static final String OWN_PARTY =
            "the importer is a party of its own file; import that file with another --as";

    /** Reasons that lie in no row, by their codes, with what helps. */
    private static final Map<String, String> OUTSIDE = new TreeMap<>(Map.of(
            "may_not_activate_itself",
            OWN_PARTY,
            "lender_is_the_participant",
            OWN_PARTY,
            "order_above_credit_limit",
            "import that file within a line that has room, or without --credit-limit",
            "amount_exceeds_available_credit",
            "import that file once the line has room again, or without --credit-limit",
            "too_many_reservations",
            "import that file without --credit-limit",
            "credit_line_already_exists_with_other_content",
            "import that file as the line's lender with its limit, or without --credit-limit",
            "participant_already_exists_with_other_content",
            "another has the id that is made of the name, and each row says who; where both are one, write the name as it is"
                    + " registered, or import that file --as whoever has registered it; where they are two, add to the name"
                    + " what tells them apart, such as the town",
            "trade_item_already_exists_with_other_content",
            "another item has the number that is made of description, brand and unit; where both are one, write the"
                    + " description as it is registered, or import that file --as whoever has registered it; where they are"
                    + " two, add to the description what tells them apart",
            "order_not_shown_yet",
            "import that file again once the other import has ended",
            "order_state_forbids",
            "the order was called off on the platform, which stays; goods that came all the same are of an order under"
                    + " another number"));

    /**
     * In sentences for people.
     *
     * @param options with which the file of refused rows is read
     */
    List<String> sentences(String options) {
        List<String> sentences = new ArrayList<>();
        List<RefusedRow> late = select(row -> isOf(closed, row));
        if (!late.isEmpty()) {
            sentences.add(("%d of them cannot come in: an order is placed once, and theirs are in with other rows or in"
                            + " another order of them: %s")
                    .formatted(late.size(), ordersOf(late)));
        }
        List<RefusedRow> otherwise = select(row -> !isOf(closed, row) && isOf(sealed, row));
        if (!otherwise.isEmpty()) {
            sentences.add(("%d of them cannot come in, under another number neither: their orders are in with other"
                            + " shipments, amounts or days, and what is sealed stays; each row says which, and docs/import.md"
                            + " who can correct what: %s")
                    .formatted(otherwise.size(), ordersOf(otherwise)));
        }
        List<RefusedRow> rest = select(row -> !isOf(closed, row) && !isOf(sealed, row));
        OUTSIDE.forEach((code, help) -> {
            long count = rest.stream().filter(row -> row.code().equals(code)).count();
            if (count > 0) sentences.add("nothing in %d of them is wrong: %s: %s".formatted(count, code, help));
        });
        List<String> swallowing = rest.stream()
                .filter(row -> row.code().equals(SWALLOWED))
                .map(row -> "line " + row.lineNumber())
                .toList();
        long mended =
                rest.stream().filter(row -> !OUTSIDE.containsKey(row.code())).count();
        if (!swallowing.isEmpty()) {
            sentences.add("in %s a cell holds later rows: mend %s itself, and import it again"
                    .formatted(Listing.first(swallowing), deliveries.table().file()));
        } else if (mended > 0) {
            sentences.add(
                    ("mend %s there and import that file%s; leave its first three columns; a row that is no order line,"
                                    + " such as a total or a note, is deleted")
                            .formatted(
                                    mended == refused.size() ? "them" : "the others",
                                    options.isEmpty() ? "" : ", with" + options));
        } else if (!rest.isEmpty() && !options.isEmpty()) {
            sentences.add("that file is imported with" + options);
        }
        return sentences;
    }

    private boolean isOf(Set<String> orders, RefusedRow row) {
        return deliveries.orderOf(row).filter(orders::contains).isPresent();
    }

    private String ordersOf(List<RefusedRow> rows) {
        return Listing.first(rows.stream()
                .flatMap(row -> deliveries.orderOf(row).stream())
                .distinct()
                .toList());
    }

    private List<RefusedRow> select(Predicate<RefusedRow> which) {
        return refused.stream().filter(which).toList();
    }
}
