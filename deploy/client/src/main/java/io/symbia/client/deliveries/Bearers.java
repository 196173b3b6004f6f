package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Names;
import io.symbia.client.deliveries.names.Numbers;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Gtin;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** The names that bear each id, in each spelling: two that come to one id must not become one, and a third may be the same as either. */
final class Bearers {
    private static final String ID = "%s would be the id of %s and of %s";

    /** The platform would take them for two, of which each has a part of the goods. */
    private static final String NUMBER =
            "%2$s and %3$s differ in capitals alone, or in zeros as spreadsheets write them; where both are one, write it in"
                    + " one way";

    private final ItemNumbers numbers = new ItemNumbers();
    private final Map<String, Set<String>> orders = new HashMap<>();
    private final Map<String, Set<String>> shipments = new HashMap<>();
    private final Map<ParticipantId, Set<String>> sellers = new HashMap<>();
    private final Map<Gtin, Set<DeliveryRow.Item>> items = new HashMap<>();

    /** Refuses a row that names something almost as a row before it does. */
    void require(DeliveryRow row) throws RowRefused {
        requireNumber("order_number_ambiguous", orders, row.orderNumber());
        requireNumber("shipment_number_ambiguous", shipments, row.shipmentNumber());
        require("vendor_ambiguous", ID, sellers, Names.seller(row.vendor()), row.vendor(), Names::areSame);
        require("item_ambiguous", ID, items, numbers.numberOf(row.item()), row.item(), DeliveryRow.Item::equals);
    }

    private static void requireNumber(String code, Map<String, Set<String>> bearers, String number) throws RowRefused {
        require(code, NUMBER, bearers, Numbers.folded(number), number, String::equals);
    }

    private static <I, B> void require(
            String code, String reason, Map<I, Set<B>> bearers, I id, B bearer, BiPredicate<B, B> isSame)
            throws RowRefused {
        Set<B> spellings = bearers.computeIfAbsent(id, _ -> new LinkedHashSet<>());
        for (B other : spellings) {
            if (isSame.test(other, bearer)) continue;
            throw new RowRefused(code, reason.formatted(id, other, bearer));
        }
        spellings.add(bearer);
    }
}
