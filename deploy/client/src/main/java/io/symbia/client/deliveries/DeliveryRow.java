package io.symbia.client.deliveries;

import io.symbia.client.deliveries.table.Columns;
import io.symbia.client.deliveries.table.FieldReader;
import io.symbia.client.deliveries.table.Row;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.events.credit.LegalName;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.SupplyChainText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One order line as a delivery record states it. Amounts are in US dollars, dates without a time of day.
 *
 * @param row          as it stands in the file
 * @param orderedOn    when the order was sent to the vendor, absent where the record does not say
 * @param recordedOn   when the delivery was entered, not before {@code deliveredOn}
 * @param quantity     packs, greater than zero
 * @param lineValue    for the whole line; not always quantity times pack price
 * @param freight      of the shipment, on the one row that carries it
 * @param weightKg     of the shipment, on the one row that carries it
 * @param freightRowId the row that carries the freight, where this one points to another
 */
record DeliveryRow(
        Row row,
        String id,
        String orderNumber,
        String shipmentNumber,
        String country,
        String incoterm,
        String mode,
        Optional<LocalDate> orderedOn,
        LocalDate scheduledOn,
        LocalDate deliveredOn,
        LocalDate recordedOn,
        String vendor,
        Item item,
        BigDecimal quantity,
        BigDecimal lineValue,
        BigDecimal packPrice,
        Optional<BigDecimal> weightKg,
        Optional<BigDecimal> freight,
        Optional<BigDecimal> insurance,
        Optional<String> freightRowId) {

    private static final int MAX_QUOTED = 80; // Characters of a cell in a reason.

    static final String ORDER_NUMBER = "po / so #";
    private static final String ORDERED = "po sent to vendor date";
    private static final String SCHEDULED = "scheduled delivery date";
    private static final String DELIVERED = "delivered to client date";
    private static final String RECORDED = "delivery recorded date";

    /** The columns of the published delivery records; docs/import.md says what each is. */
    static final Columns COLUMNS = new Columns(
            List.of(
                    "id",
                    ORDER_NUMBER,
                    "asn/dn #",
                    "country",
                    "vendor inco term",
                    "shipment mode",
                    ORDERED,
                    SCHEDULED,
                    DELIVERED,
                    RECORDED,
                    "vendor",
                    "item description",
                    "brand",
                    "unit of measure (per pack)",
                    "line item quantity",
                    "line item value",
                    "pack price",
                    "weight (kilograms)",
                    "freight cost (usd)",
                    "line item insurance (usd)"),
            List.of(ORDERED, SCHEDULED, DELIVERED, RECORDED),
            List.of(
                    "project code",
                    "pq #",
                    "managed by",
                    "fulfill via",
                    "pq first sent to client date",
                    "product group",
                    "sub classification",
                    "molecule/test type",
                    "dosage",
                    "dosage form",
                    "unit price",
                    "manufacturing site",
                    "first line designation"));

    /** What was ordered. Rows with the same item have the same item number. */
    record Item(String description, String brand, String packSize) {}

    /** Reads a row, so that whatever can be known of it is known before anything is sent. */
    static DeliveryRow parse(FieldReader field) throws RowRefused {
        DeliveryRow delivery = new DeliveryRow(
                field.row(),
                field.text("id"),
                field.text(ORDER_NUMBER),
                field.text("asn/dn #"),
                field.text("country"),
                field.optionalText("vendor inco term"),
                field.optionalText("shipment mode"),
                field.optionalDate(ORDERED),
                field.date(SCHEDULED),
                field.date(DELIVERED),
                field.date(RECORDED),
                field.text("vendor"),
                new Item(field.text("item description"), field.text("brand"), field.text("unit of measure (per pack)")),
                field.whole("line item quantity"),
                field.amount("line item value"),
                field.amount("pack price"),
                field.optionalWeight("weight (kilograms)"),
                field.optionalAmount("freight cost (usd)"),
                field.optionalAmount("line item insurance (usd)"),
                field.amountElsewhere("freight cost (usd)"));
        delivery.requireNames();
        delivery.requireOrderOfDates();
        return delivery;
    }

    /** Counted from 1, the heading being line 1 of most files. */
    long lineNumber() {
        return row.line();
    }

    /** Numbers and names as the platform takes them: what cannot be said to it in full is not said to it at all. */
    private void requireNames() throws RowRefused {
        String numbers = "a number has letters, digits, dots, underscores and hyphens";
        require("order_number_malformed", OrderNumber::new, orderNumber, numbers + ", 64 at most");
        require("shipment_number_malformed", ConsignmentId::new, shipmentNumber, numbers + ", 24 at most");
        require("shipment_number_malformed", TrancheId::new, shipmentNumber, numbers + ", 24 at most");
        require("vendor_too_long", LegalName::new, vendor, "200 characters at most");
        require(
                "item_too_long",
                text -> SupplyChainText.require(text, "item description"),
                item.description(),
                SupplyChainText.MAX_CHARACTERS + " characters at most");
        if (Names.countryCode(country).isEmpty()) {
            throw new RowRefused(
                    "country_unknown", "'" + country + "' is no country of ISO 3166-1, by its English name");
        }
    }

    private static void require(String code, Consumer<String> form, String text, String due) throws RowRefused {
        try {
            form.accept(text);
        } catch (IllegalArgumentException _) { // Its message is for programmers; this one is for whoever mends the row.
            throw new RowRefused(code, "'" + shortened(text) + "': " + due);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
    }

    private void requireOrderOfDates() throws RowRefused {
        if (recordedOn.isBefore(deliveredOn)) {
            throw new RowRefused(
                    "recorded_before_delivered", "recorded on %s, delivered on %s".formatted(recordedOn, deliveredOn));
        }
        if (orderedOn.isPresent() && orderedOn.get().isAfter(deliveredOn)) {
            throw new RowRefused(
                    "ordered_after_delivered",
                    "ordered on %s, delivered on %s".formatted(orderedOn.get(), deliveredOn));
        }
    }
}
