package io.symbia.client.deliveries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * One order line as a delivery record states it. Amounts are in US dollars, dates without a time of day.
 *
 * @param lineNumber   in the file, counted from 1, the header being line 1
 * @param orderedOn    when the order was sent to the vendor, absent where the record does not say
 * @param recordedOn   when the delivery was entered, not before {@code deliveredOn}
 * @param quantity     packs, greater than zero
 * @param lineValue    for the whole line; not always quantity times pack price
 * @param freight      of the shipment, on the one row that carries it
 * @param weightKg     of the shipment, on the one row that carries it
 * @param freightRowId the row that carries the freight, where this one points to another
 */
record DeliveryRow(
        long lineNumber,
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

    /** What was ordered. Rows with the same item have the same item number. */
    record Item(String description, String brand, String packSize) {}

    static DeliveryRow parse(CSVRecord row, long lineNumber) throws RowRefused {
        FieldReader field = new FieldReader(row);
        DeliveryRow delivery = new DeliveryRow(
                lineNumber,
                field.text("id"),
                field.text("po / so #"),
                field.text("asn/dn #"),
                field.text("country"),
                field.optionalText("vendor inco term"),
                field.optionalText("shipment mode"),
                field.optionalDate("po sent to vendor date"),
                field.date("scheduled delivery date"),
                field.date("delivered to client date"),
                field.date("delivery recorded date"),
                field.text("vendor"),
                new Item(field.text("item description"), field.text("brand"), field.text("unit of measure (per pack)")),
                field.whole("line item quantity"),
                field.amount("line item value"),
                field.amount("pack price"),
                field.optionalWeight("weight (kilograms)"),
                field.optionalAmount("freight cost (usd)"),
                field.optionalAmount("line item insurance (usd)"),
                field.amountElsewhere("freight cost (usd)"));
        delivery.requireOrderOfDates();
        return delivery;
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
