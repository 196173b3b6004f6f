package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Names;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.events.words.trade.ConsignmentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of one shipment. They agree on when it arrived, on how it travelled and under which rule. */
final class Shipment {
    private final String number;
    private final List<DeliveryRow> rows = new ArrayList<>();

    Shipment(String number) {
        this.number = number;
    }

    /** Takes a row, or refuses one that says something else than the rows before it. A row that says nothing contradicts none. */
    void add(DeliveryRow row) throws RowRefused {
        if (!rows.isEmpty()) {
            requireSame("delivered to client date", rows.getFirst().deliveredOn(), row.deliveredOn());
        }
        requireSaid(DeliveryRow.MODE, mode(), row.transportMode(), row.mode());
        requireSaid(DeliveryRow.INCOTERM, incoterm(), row.rule(), row.incoterm());
        rows.add(row);
    }

    /** As its rows write it. */
    String number() {
        return number;
    }

    /** By which the platform knows it: the seller books it. */
    ConsignmentId name() {
        return ConsignmentId.of(Names.seller(rows.getFirst().vendor()), number);
    }

    /** In the order of the file. */
    List<DeliveryRow> rows() {
        return List.copyOf(rows);
    }

    LocalDate deliveredOn() {
        return rows.getFirst().deliveredOn();
    }

    /** How it travelled, if a row says so. */
    Optional<String> mode() {
        return rows.stream().flatMap(row -> row.transportMode().stream()).findFirst();
    }

    /** The rule of Incoterms, if a row says one. */
    Optional<String> incoterm() {
        return rows.stream().flatMap(row -> row.rule().stream()).findFirst();
    }

    /**
     * The day for which it was planned; absent where its rows name several. Goods that were promised for different days may travel
     * together; a plan of the earliest day would make some of them late that were not, one of the latest would hide some that were.
     */
    Optional<LocalDate> scheduledOn() {
        List<LocalDate> days =
                rows.stream().map(DeliveryRow::scheduledOn).distinct().toList();
        return days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
    }

    /** What it weighs in kilograms, as {@link #freight}. */
    Optional<BigDecimal> weightKg() {
        return sum(DeliveryRow.WEIGHT);
    }

    /** What its rows say together; absent where one of them says neither a number nor in which other row it stands. */
    Optional<BigDecimal> freight() {
        return sum(DeliveryRow.FREIGHT);
    }

    /** For what it is insured, as {@link #freight}. */
    Optional<BigDecimal> insurance() {
        return sum(DeliveryRow.INSURANCE);
    }

    private Optional<BigDecimal> sum(String column) {
        if (rows.stream().anyMatch(row -> row.unsaid().contains(column))) return Optional.empty();
        return said(column).stream().reduce(BigDecimal::add);
    }

    private List<BigDecimal> said(String column) {
        return rows.stream().flatMap(row -> row.amount(column).stream()).toList();
    }

    /** Whether some of its rows say an amount, and others do not: what all of it comes to is not known. */
    boolean isPartly(String column) {
        return !said(column).isEmpty() && sum(column).isEmpty();
    }

    /** Whether several rows say one and the same amount above zero, as where a spreadsheet was filled down. */
    boolean isRepeated(String column) {
        List<BigDecimal> said = said(column);
        return said.size() > 1
                && said.size() == rows.size()
                && said.getFirst().signum() > 0
                && said.stream().allMatch(one -> one.compareTo(said.getFirst()) == 0);
    }

    private void requireSaid(String what, Optional<String> expected, Optional<String> found, String written)
            throws RowRefused {
        if (expected.isPresent() && found.isPresent() && !expected.equals(found)) {
            throw disagreement(what, written, expected.get());
        }
    }

    private void requireSame(String what, LocalDate expected, LocalDate found) throws RowRefused {
        if (!expected.equals(found)) throw disagreement(what, found.toString(), expected.toString());
    }

    private RowRefused disagreement(String what, String found, String expected) {
        return new RowRefused(
                "rows_disagree", "%s is '%s' in %s, elsewhere '%s'".formatted(what, found, number, expected));
    }
}
