package io.symbia.client.deliveries;

import io.symbia.client.deliveries.table.FieldReader;
import io.symbia.client.deliveries.table.FileRefused;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.client.deliveries.table.Table;
import io.symbia.events.goods.Gtin;
import io.symbia.events.party.ParticipantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a delivery file: each one read, or refused with its reason.
 *
 * @param table   the file, taken apart
 * @param orders  by order number, in the order of the file
 * @param refused rows that say what cannot be, or that cannot be read
 */
public record DeliveryFile(Table table, List<OrderRecord> orders, List<RefusedRow> refused) {
    /** Reads a file that shows by itself how it is written. */
    static DeliveryFile read(Path file) throws IOException {
        return read(file, Shape.FOUND, false);
    }

    /**
     * Reads a file.
     *
     * @param wholeOrders whether a row that is refused has the other rows of its order wait for it
     * @throws FileRefused when the file cannot be imported as it stands, whichever of its rows are good
     * @throws IOException when the file cannot be read
     */
    public static DeliveryFile read(Path file, Shape shape, boolean wholeOrders) throws IOException {
        Table table = Table.read(file, shape, DeliveryRow.COLUMNS);
        List<DeliveryRow> rows = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>(table.refused());
        for (FieldReader row : table.readers()) {
            try {
                rows.add(DeliveryRow.parse(row));
            } catch (RowRefused refusal) {
                refused.add(new RefusedRow(row.row(), table.idOf(row.row()), refusal.code(), refusal.getMessage()));
            }
        }
        DeliveryFile gathered = gather(table, rows, refused);
        return wholeOrders ? gathered.withoutBrokenOrders() : gathered;
    }

    /** How many rows can be imported. */
    public int importableRows() {
        return orders.stream().mapToInt(order -> order.rows().size()).sum();
    }

    private DeliveryFile withoutBrokenOrders() {
        Set<String> broken = new HashSet<>();
        for (RefusedRow row : refused) broken.add(table.textOf(row.row(), DeliveryRow.ORDER_NUMBER));
        List<OrderRecord> whole = new ArrayList<>();
        List<RefusedRow> waiting = new ArrayList<>(refused);
        for (OrderRecord order : orders) {
            if (!broken.contains(order.number())) {
                whole.add(order);
                continue;
            }
            for (DeliveryRow row : order.rows()) {
                waiting.add(new RefusedRow(
                        row.row(), row.id(), "order_waits", "another row of order " + order.number() + " is refused"));
            }
        }
        return new DeliveryFile(table, List.copyOf(whole), waiting);
    }

    private static DeliveryFile gather(Table table, List<DeliveryRow> rows, List<RefusedRow> refused) {
        Set<String> ids = new HashSet<>();
        Bearers bearers = new Bearers();
        Map<String, OrderRecord> orders = new LinkedHashMap<>();
        for (DeliveryRow row : rows) {
            try {
                if (!ids.add(row.id())) throw new RowRefused("id_repeated", "an earlier row has the id " + row.id());
                bearers.require(row);
                OrderRecord order = orders.computeIfAbsent(row.orderNumber(), OrderRecord::new);
                order.add(row);
            } catch (RowRefused refusal) {
                refused.add(new RefusedRow(row.row(), row.id(), refusal.code(), refusal.getMessage()));
            }
        }
        return new DeliveryFile(table, List.copyOf(orders.values()), refused);
    }

    /** Who bears each id. Ids are made from names; two who come to the same one must not become one. */
    private static final class Bearers {
        private final ItemNumbers numbers = new ItemNumbers();
        private final Map<ParticipantId, String> sellers = new HashMap<>();
        private final Map<ParticipantId, String> buyers = new HashMap<>();
        private final Map<Gtin, DeliveryRow.Item> items = new HashMap<>();

        void require(DeliveryRow row) throws RowRefused {
            require("vendor_ambiguous", sellers, Names.seller(row.vendor()), row.vendor());
            require("country_ambiguous", buyers, Names.buyer(row.country()), row.country());
            require("item_ambiguous", items, numbers.numberOf(row.item()), row.item());
        }

        private static <I, B> void require(String code, Map<I, B> bearers, I id, B bearer) throws RowRefused {
            B other = bearers.putIfAbsent(id, bearer);
            if (other != null && !other.equals(bearer)) {
                throw new RowRefused(code, "%s would be the id of %s and of %s".formatted(id, other, bearer));
            }
        }
    }
}
