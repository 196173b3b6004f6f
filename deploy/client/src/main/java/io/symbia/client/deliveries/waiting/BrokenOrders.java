package io.symbia.client.deliveries.waiting;

import io.symbia.client.deliveries.names.Numbers;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.text.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The orders that are short of a refused row. An order is placed once, with all its rows, so that one that may be short waits. A refused row
 * that does not show its order may be of any order of the file: rows of one order need not stand together. So may one whose cells have
 * slipped, whatever it shows.
 */
public final class BrokenOrders {
    private final ShownOrders orders;
    private final Map<String, Long> lines = new HashMap<>(); // Of the first refused row with that in a cell, by order.
    private final Map<String, Long> shown = new HashMap<>(); // Of the first which shows an order, by that.
    private final List<Long> strays = new ArrayList<>(); // Lines of rows of any order.
    private final Set<Long> slipped = new TreeSet<>(); // Those of them whose cells may stand in other columns.

    /** Sorts refused rows by their orders. */
    public BrokenOrders(List<RefusedRow> refused, ShownOrders orders) {
        this.orders = orders;
        for (RefusedRow row : refused) {
            Optional<String> order = orders.of(row.row());
            if (order.isPresent()) {
                shown.merge(Numbers.folded(order.get()), row.lineNumber(), Math::min);
                // Its cells may have slipped by one, so that another stands in the place of its order.
                for (String cell : row.row().cells()) lines.merge(Numbers.folded(cell), row.lineNumber(), Math::min);
            } else {
                strays.add(row.lineNumber());
                if (orders.mayHaveSlipped(row.row())) slipped.add(row.lineNumber());
            }
        }
        strays.sort(null);
    }

    /** Whether a row of this order is refused. */
    public boolean isShort(String order) {
        return lines.containsKey(Numbers.folded(order));
    }

    /** The reason for which an order has to wait; nothing for one that is whole without doubt. */
    public Optional<String> reason(String order) {
        String line;
        if (shown.containsKey(Numbers.folded(order))) line = "its row in line " + shown.get(Numbers.folded(order));
        else if (isShort(order))
            line = "the row in line %d, which has its number in a cell".formatted(lines.get(Numbers.folded(order)));
        else if (strays.isEmpty()) return Optional.empty();
        else
            line = "the row in line %d, which may be its own: %s"
                    .formatted(strays.getFirst(), unknown(strays.getFirst()));
        return Optional.of("order %s waits for %s; nothing has to be mended in this one".formatted(order, line));
    }

    private String unknown(long line) {
        return slipped.contains(line)
                ? "its cells may have slipped, so that another's number stands for its order"
                : "it does not show its order";
    }

    /**
     * Says, in sentences for people, what becomes of the orders that are or may be short.
     *
     * @param waiting the good rows that wait
     * @param placed  the orders that go in all the same
     */
    public List<String> sentences(List<RefusedRow> waiting, List<String> placed) {
        List<String> sentences = new ArrayList<>();
        List<RefusedRow> own = select(waiting, this::isShort);
        List<String> shortened = placed.stream().filter(this::isShort).toList();
        if (!own.isEmpty()) {
            sentences.add("%s: held back, because a row is refused and an order is placed once; %s"
                    .formatted(Listing.count(numbers(own), "order"), held(own)));
        }
        if (!strays.isEmpty()) {
            List<String> named = strays.stream().map(line -> "line " + line).toList();
            List<RefusedRow> others = select(waiting, order -> !isShort(order));
            String stray =
                    "%s: its order is not known (%s)".formatted(Listing.count(named, "row"), Listing.first(named));
            if (!placed.isEmpty()) sentences.add(stray + "; if that goes in now, the row cannot come in later");
            else if (others.isEmpty()) sentences.add(stray + "; no other order waits for it");
            else
                sentences.add(stray + ", and it may be of any, so that all are held back; " + held(others)
                        + "; a row that is no order line, such as a total or a note, is deleted");
            if (!slipped.isEmpty()) {
                sentences.add(
                        ("%s: cells may have slipped into other columns, since several of a row cannot be read, or its country"
                                        + " or shipment number; compare the order number too when it is mended")
                                .formatted(Listing.first(slipped.stream()
                                        .map(line -> "line " + line)
                                        .toList())));
            }
        }
        if (!shortened.isEmpty()) {
            sentences.add("%s: goes in without its refused rows, which cannot come in later: %s"
                    .formatted(Listing.count(shortened, "order"), Listing.first(shortened)));
        }
        return sentences;
    }

    private String held(List<RefusedRow> waiting) {
        return "%s with it (--part-orders lets them in without it): %s"
                .formatted(
                        waiting.size() == 1 ? "1 good row waits" : waiting.size() + " good rows wait",
                        Listing.first(numbers(waiting)));
    }

    private List<RefusedRow> select(List<RefusedRow> rows, Predicate<String> which) {
        return rows.stream()
                .filter(row -> orders.of(row.row()).filter(which).isPresent())
                .toList();
    }

    private List<String> numbers(List<RefusedRow> rows) {
        return rows.stream()
                .flatMap(row -> orders.of(row.row()).stream())
                .distinct()
                .toList();
    }
}
