package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Numbers;
import io.symbia.client.deliveries.table.FieldReader;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.Row;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.client.deliveries.table.Table;
import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.Listing;
import io.symbia.client.deliveries.waiting.BrokenOrders;
import io.symbia.client.deliveries.waiting.ShownOrders;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rows of a delivery file: each one read, or refused with its reason.
 *
 * @param table   the file, taken apart
 * @param orders  by order number, in the order of the file
 * @param refused rows that say what cannot be, or that cannot be read
 */
public record DeliveryFile(Table table, List<OrderRecord> orders, List<RefusedRow> refused) {
    private static final String WAITS = "order_waits";
    private static final String NO_ROOM = "order_above_credit_limit";

    /** Codes that refuse all rows of an order, where nothing in the rows themselves is wrong. */
    private static final Set<String> WHOLE = Set.of(WAITS, NO_ROOM);

    /** Reads a file that shows by itself how it is written, today. */
    static DeliveryFile read(Path file) throws FileRefused {
        return read(file, Shape.FOUND, false, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * Reads a file.
     *
     * @param partOrders whether the good rows of an order go in without a row that is refused; otherwise they wait for it
     * @param today      in UTC; nothing was delivered or recorded later
     * @throws FileRefused when the file cannot be imported as it stands, whichever of its rows are good
     */
    public static DeliveryFile read(Path file, Shape shape, boolean partOrders, LocalDate today) throws FileRefused {
        Table table = Table.read(file, shape, DeliveryRow.COLUMNS);
        Map<String, Map<String, Long>> claims = claims(table);
        List<DeliveryRow> rows = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>(table.refused());
        for (FieldReader field : table.readers()) {
            try {
                DeliveryRow row = DeliveryRow.parse(field, today);
                row.priced().requireExplained();
                requireOneOrder(row, claims.get(row.shipmentNumber()));
                rows.add(row);
            } catch (RowRefused refusal) {
                refused.add(new RefusedRow(field.row(), table.idOf(field.row()), refusal.code(), refusal.getMessage()));
            }
        }
        DeliveryFile gathered = gather(table, rows, refused);
        return partOrders ? gathered : gathered.withoutBrokenOrders();
    }

    /**
     * The orders that claim each shipment, with the line of their first claim. A row that is refused claims too: it will be mended. One that
     * does not show its order claims nothing.
     */
    private static Map<String, Map<String, Long>> claims(Table table) {
        Map<String, Map<String, Long>> claims = new HashMap<>();
        for (Row row : table.rows()) {
            Optional<String> order = ordersOf(table).of(row);
            if (order.isEmpty()) continue;
            claims.computeIfAbsent(table.textOf(row, DeliveryRow.SHIPMENT_NUMBER), _ -> new LinkedHashMap<>())
                    .putIfAbsent(order.get(), row.line());
        }
        return claims;
    }

    /** A consignment is one order's here, and the escrow of the other would wait for it for ever. */
    private static void requireOneOrder(DeliveryRow row, Map<String, Long> claims) throws RowRefused {
        for (Map.Entry<String, Long> claim : claims.entrySet()) {
            if (claim.getKey().equals(row.orderNumber())) continue;
            throw new RowRefused(
                    "shipment_of_two_orders",
                    "shipment %s is of order %s too (line %d), and a shipment is of one order"
                            .formatted(row.shipmentNumber(), claim.getKey(), claim.getValue()));
        }
    }

    /** How many rows can be imported. */
    public int importableRows() {
        return orders.stream().mapToInt(order -> order.rows().size()).sum();
    }

    /** An order is placed once, with all its rows: one that is mended later would come too late. */
    private DeliveryFile withoutBrokenOrders() {
        BrokenOrders broken = broken();
        List<OrderRecord> whole = new ArrayList<>();
        List<RefusedRow> waiting = new ArrayList<>(refused);
        for (OrderRecord order : orders) {
            Optional<String> reason = broken.reason(order.number());
            if (reason.isEmpty()) {
                whole.add(order);
                continue;
            }
            for (DeliveryRow row : order.rows()) waiting.add(new RefusedRow(row.row(), row.id(), WAITS, reason.get()));
        }
        return new DeliveryFile(table, List.copyOf(whole), waiting);
    }

    /**
     * Without the orders that a line of credit has no room for, whatever else is in it.
     *
     * @param limit of each client's line in US dollars; absent where none is granted
     */
    public DeliveryFile within(Optional<BigDecimal> limit) {
        if (limit.isEmpty()) return this;
        List<OrderRecord> possible = new ArrayList<>();
        List<RefusedRow> all = new ArrayList<>(refused);
        for (OrderRecord order : orders) {
            BigDecimal value = OrderRecord.sum(order.rows());
            if (value.compareTo(limit.get()) <= 0) {
                possible.add(order);
                continue;
            }
            String reason = ("order %s is of %s USD, and its client's line of %s: nothing in the row is wrong,"
                            + " import it without --credit-limit or within a line that has room")
                    .formatted(
                            order.number(), value.toPlainString(), limit.get().toPlainString());
            for (DeliveryRow row : order.rows()) {
                all.add(new RefusedRow(row.row(), row.id(), NO_ROOM, reason));
            }
        }
        return new DeliveryFile(table, List.copyOf(possible), all);
    }

    private BrokenOrders broken() {
        return new BrokenOrders(
                refused.stream().filter(row -> !WHOLE.contains(row.code())).toList(), ordersOf(table));
    }

    private static ShownOrders ordersOf(Table table) {
        return new ShownOrders(table, DeliveryRow.ORDER_NUMBER, DeliveryRow.CELLS);
    }

    /** The number of a row's order; nothing where the row does not show it. */
    public Optional<String> orderOf(RefusedRow row) {
        return ordersOf(table).of(row.row());
    }

    /** The orders that go in without rows of theirs that are refused: those rows can never come in. */
    public Set<String> shortOrders() {
        return numbers().stream().filter(broken()::isShort).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> numbers() {
        return orders.stream().map(OrderRecord::number).toList();
    }

    /** Says, in sentences for people, which orders wait or go in short because a row is refused that is theirs, or may be. */
    public List<String> incomplete() {
        List<RefusedRow> waiting =
                refused.stream().filter(row -> row.code().equals(WAITS)).toList();
        return broken().sentences(waiting, numbers());
    }

    private static DeliveryFile gather(Table table, List<DeliveryRow> rows, List<RefusedRow> refused) {
        Map<String, String> ids = new HashMap<>();
        Bearers bearers = new Bearers();
        Map<String, OrderRecord> orders = new LinkedHashMap<>();
        for (DeliveryRow row : rows) {
            try {
                requireNew(row.id(), ids);
                bearers.require(row);
                OrderRecord order = orders.computeIfAbsent(row.orderNumber(), OrderRecord::new);
                order.add(row);
            } catch (RowRefused refusal) {
                refused.add(refused(row, refusal));
            }
        }
        List<OrderRecord> possible = new ArrayList<>();
        for (OrderRecord order : orders.values()) {
            try {
                order.requireRoomAndRule();
                possible.add(order);
            } catch (RowRefused refusal) {
                for (DeliveryRow row : order.rows()) refused.add(refused(row, refusal));
            }
        }
        return new DeliveryFile(table, List.copyOf(possible), refused);
    }

    /** A program that writes numbers anew makes 17.0 of 17: the row is the same, and its goods would be in twice. */
    private static void requireNew(String id, Map<String, String> ids) throws RowRefused {
        String earlier = ids.putIfAbsent(Numbers.folded(id), id);
        if (earlier == null) return;
        String same =
                earlier.equals(id) ? "" : ", which differs in capitals alone, or in zeros as spreadsheets write them";
        throw new RowRefused("id_repeated", "an earlier row has the id " + earlier + same);
    }

    private static RefusedRow refused(DeliveryRow row, RowRefused refusal) {
        return new RefusedRow(row.row(), row.id(), refusal.code(), refusal.getMessage());
    }

    /**
     * Names, in sentences for people, the values of importable rows that are not sealed: the platform has room for one answer and the rows give
     * several, or their words are not known.
     */
    public List<String> notSealed() {
        List<String> planless = shipments(shipment -> shipment.scheduledOn().isEmpty());
        List<String> mixed = orders.stream()
                .filter(OrderRecord::isMixed)
                .map(OrderRecord::number)
                .toList();
        List<String> sentences = new ArrayList<>();
        if (!planless.isEmpty()) {
            sentences.add(
                    "%s: several scheduled days in its rows; no planned day is sealed for it, so nobody counts it as late: %s"
                            .formatted(Listing.count(planless, "shipment"), Listing.first(planless)));
        }
        if (!mixed.isEmpty()) {
            sentences.add("%s: several modes or rules in its shipments; the order is sealed without one: %s"
                    .formatted(Listing.count(mixed, "order"), Listing.first(mixed)));
        }
        for (String column : DeliveryRow.OF_SHIPMENT) {
            List<String> partly = shipments(shipment -> shipment.isPartly(column));
            if (partly.isEmpty()) continue;
            sentences.add("%s: some rows say '%s' and others do not; it is sealed without it: %s"
                    .formatted(Listing.count(partly, "shipment"), column, Listing.first(partly)));
        }
        List<DeliveryRow> rows =
                orders.stream().flatMap(order -> order.rows().stream()).toList();
        unread(rows, DeliveryRow.MODE, DeliveryRow::unreadMode).ifPresent(sentences::add);
        unread(rows, DeliveryRow.INCOTERM, DeliveryRow::unreadRule).ifPresent(sentences::add);
        return sentences;
    }

    /** Amounts that may have been written into several rows though they are said once: what is sealed is their sum. */
    public List<String> repeated() {
        List<String> sentences = new ArrayList<>();
        for (String column : DeliveryRow.OF_SHIPMENT) {
            List<String> alike = shipments(shipment -> shipment.isRepeated(column));
            if (alike.isEmpty()) continue;
            sentences.add("%s: '%s' is the same in all rows, and their sum is sealed: %s"
                    .formatted(Listing.count(alike, "shipment"), column, Listing.first(alike)));
        }
        return sentences;
    }

    private List<String> shipments(Predicate<Shipment> of) {
        return orders.stream()
                .flatMap(order -> order.shipments().values().stream())
                .filter(of)
                .map(Shipment::number)
                .toList();
    }

    private static Optional<String> unread(
            List<DeliveryRow> rows, String column, Function<DeliveryRow, Optional<String>> text) {
        List<String> all = rows.stream()
                .flatMap(row -> text.apply(row).stream())
                .map(Row::quoted)
                .toList();
        if (all.isEmpty()) return Optional.empty();
        return Optional.of("%s: '%s' says what is not known, and is sealed without it: %s"
                .formatted(
                        Listing.count(all, "row"),
                        column,
                        Listing.first(all.stream().distinct().toList())));
    }
}
