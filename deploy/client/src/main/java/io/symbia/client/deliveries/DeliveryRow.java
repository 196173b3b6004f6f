package io.symbia.client.deliveries;

import io.symbia.client.deliveries.names.Country;
import io.symbia.client.deliveries.names.Names;
import io.symbia.client.deliveries.prices.PricedLine;
import io.symbia.client.deliveries.table.Absence;
import io.symbia.client.deliveries.table.Columns;
import io.symbia.client.deliveries.table.FieldReader;
import io.symbia.client.deliveries.table.Row;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.client.deliveries.waiting.Cells;
import io.symbia.events.kernel.domain.MaxAge;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.trade.OwnName;
import io.symbia.events.words.transport.Incoterm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One order line as a delivery record states it. Amounts are in US dollars, dates without a time of day.
 *
 * @param row          as it stands in the file
 * @param country      by the one name that all its spellings share
 * @param orderedOn    when the order was sent to the vendor, absent where the record does not say
 * @param recordedOn   when the delivery was entered, not before {@code deliveredOn}
 * @param quantity     packs, greater than zero
 * @param lineValue    for the whole line; not always quantity times pack price
 * @param freight      of the shipment, on the one row that carries it
 * @param weightKg     of the shipment, on the one row that carries it
 * @param freightRowId the row that carries the freight, where this one points to another
 * @param unsaid       columns of amounts of which the row says neither a number nor the row where it stands
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
        Optional<String> freightRowId,
        Set<String> unsaid) {

    static final String ORDER_NUMBER = "po / so #";
    static final String SHIPMENT_NUMBER = "asn/dn #";
    private static final String COUNTRY = "country";
    static final String INCOTERM = "vendor inco term";
    static final String MODE = "shipment mode";
    static final String ORDERED = "po sent to vendor date";
    static final String WEIGHT = "weight (kilograms)";
    static final String FREIGHT = "freight cost (usd)";
    static final String INSURANCE = "line item insurance (usd)";

    /** The columns of what a shipment weighs and costs. */
    static final List<String> OF_SHIPMENT = List.of(WEIGHT, FREIGHT, INSURANCE);

    private static final String SCHEDULED = "scheduled delivery date";
    private static final String DELIVERED = "delivered to client date";
    private static final String RECORDED = "delivery recorded date";

    /** So far apart are dates of one delivery at most; in the published records it is less than two years. */
    private static final int MAX_YEARS_APART = 10;

    private static final int DAYS_TO_SPARE = 2; // Until all of a file is sealed.

    private static final String CENTURY = "; a year of two digits is one from 2000 on, write others in four";

    private static final String NUMBERS = "a number has letters, digits, dots, underscores and hyphens";

    private static final Map<String, String> MODES =
            Map.of("air", "AIR", "air charter", "AIR", "truck", "ROAD", "ocean", "SEA");

    /** How each cell is read by itself. */
    static final Cells CELLS = new Cells(Set.of(SHIPMENT_NUMBER, COUNTRY))
            .and(FieldReader::text, "id")
            .and(FieldReader::number, ORDER_NUMBER)
            .and((field, column) -> requireShipment(field.number(column)), SHIPMENT_NUMBER)
            .and((field, column) -> Country.read(field.text(column)), COUNTRY)
            .and(FieldReader::optionalText, INCOTERM, MODE)
            .and(FieldReader::optionalDate, ORDERED)
            .and(FieldReader::date, SCHEDULED, DELIVERED, RECORDED)
            .and(FieldReader::name, "vendor")
            .and(FieldReader::nameInLines, "item description")
            .and(FieldReader::name, "brand", "unit of measure (per pack)")
            .and(FieldReader::whole, "line item quantity")
            .and(FieldReader::amount, "line item value", "pack price")
            .and(FieldReader::optionalWeight, WEIGHT)
            .and(FieldReader::optionalAmount, FREIGHT, INSURANCE);

    private static final String PASSED =
            "project code, pq #, managed by, fulfill via, pq first sent to client date, product group,"
                    + " sub classification, molecule/test type, dosage, dosage form, unit price, manufacturing site, first line designation";

    /** The columns of the published delivery records; docs/import.md says what each is. */
    static final Columns COLUMNS = new Columns(
            CELLS.columns(),
            List.of(ORDERED, SCHEDULED, DELIVERED, RECORDED),
            List.of("line item quantity", "line item value", "pack price", WEIGHT, FREIGHT, INSURANCE),
            List.of(PASSED.split(", ")));

    /** What was ordered. Rows with the same item have the same item number. */
    record Item(String description, String brand, String packSize) {}

    /**
     * Reads a row, so that whatever can be known of it is known before anything is sent.
     *
     * @param today in UTC; nothing was delivered or recorded later
     */
    static DeliveryRow parse(FieldReader field, LocalDate today) throws RowRefused {
        DeliveryRow delivery = new DeliveryRow(
                field.row(),
                field.text("id"),
                field.number(ORDER_NUMBER),
                field.number(SHIPMENT_NUMBER),
                Country.read(field.text(COUNTRY)).name(),
                field.optionalText(INCOTERM),
                field.optionalText(MODE),
                field.optionalDate(ORDERED),
                field.date(SCHEDULED),
                field.date(DELIVERED),
                field.date(RECORDED),
                field.name("vendor"),
                new Item(
                        field.nameInLines("item description"),
                        field.name("brand"),
                        field.name("unit of measure (per pack)")),
                field.whole("line item quantity"),
                field.amount("line item value"),
                field.amount("pack price"),
                field.optionalWeight(WEIGHT),
                field.optionalAmount(FREIGHT),
                field.optionalAmount(INSURANCE),
                field.amountElsewhere(FREIGHT),
                field.unsaid(OF_SHIPMENT));
        field.requireDollars();
        delivery.requireNames();
        delivery.requireDates(today);
        return delivery;
    }

    /** The amount in one of these columns, if the row has one. */
    Optional<BigDecimal> amount(String column) {
        return switch (column) {
            case WEIGHT -> weightKg;
            case FREIGHT -> freight;
            case INSURANCE -> insurance;
            default -> throw new IllegalArgumentException("no amount of a shipment is in " + column);
        };
    }

    /** Counted from 1, the heading being line 1 of most files. */
    long lineNumber() {
        return row.line();
    }

    /** How the platform names the mode; absent where the row names none that is known here. */
    Optional<String> transportMode() {
        return Optional.ofNullable(MODES.get(Names.folded(mode)));
    }

    /** The text of the mode, if it is neither a known mode nor a word for none. */
    Optional<String> unreadMode() {
        return unread(mode, transportMode());
    }

    /** The rule of Incoterms, three capitals however they are written; {@code N/A - From RDC} and the like are none. */
    Optional<String> rule() {
        return Optional.of(Names.folded(incoterm).toUpperCase(Locale.ROOT)).filter(text -> text.matches("[A-Z]{3}"));
    }

    /** The text of the rule, if it is neither a known rule nor a word for none. */
    Optional<String> unreadRule() {
        return unread(incoterm, rule());
    }

    private static Optional<String> unread(String text, Optional<String> read) {
        return read.isPresent() || Absence.isSaid(text) ? Optional.empty() : Optional.of(text);
    }

    /** Numbers and names as the platform takes them: what cannot be said to it in full is not said to it at all. */
    private void requireNames() throws RowRefused {
        if (!OwnName.isNumber(orderNumber)) {
            throw new RowRefused("order_number_malformed", Row.quoted(orderNumber) + ": " + NUMBERS + ", 35 at most");
        }
        requireShipment(shipmentNumber);
        require("vendor_too_long", LegalName::new, vendor, "200 characters at most");
        require(
                "item_too_long",
                text -> FreeText.require(text, "item description"),
                item.description(),
                FreeText.MAX_CHARACTERS + " characters at most");
        if (rule().isPresent()) {
            require(
                    "incoterm_unknown",
                    Incoterm.Rule::valueOf,
                    rule().get(),
                    "no rule of Incoterms 2000, 2010 or 2020");
        }
    }

    private static void requireShipment(String number) throws RowRefused {
        require("shipment_number_malformed", TrancheId::new, number, NUMBERS + ", 24 at most");
    }

    /** What the row says of its price. */
    PricedLine priced() {
        return new PricedLine(quantity, packPrice, lineValue);
    }

    private static void require(String code, Consumer<String> form, String text, String due) throws RowRefused {
        try {
            form.accept(text);
        } catch (IllegalArgumentException _) { // Its message is for programmers; this one is for whoever mends the row.
            throw new RowRefused(code, Row.quoted(text) + ": " + due);
        }
    }

    private void requireDates(LocalDate today) throws RowRefused {
        requireNotAfter(today, "delivered", deliveredOn);
        requireNear(SCHEDULED, scheduledOn);
        requireNear(RECORDED, recordedOn);
        requireNotAfter(today, "recorded", recordedOn);
        if (orderedOn.isPresent()) requireNear(ORDERED, orderedOn.get());
        LocalDate first = today.minusDays(366L * MaxAge.DEFAULT_YEARS - DAYS_TO_SPARE);
        requireSince(first, DELIVERED, deliveredOn);
        if (orderedOn.isPresent()) requireSince(first, ORDERED, orderedOn.get());
        if (recordedOn.isBefore(deliveredOn)) {
            throw new RowRefused(
                    "recorded_before_delivered", "recorded on %s, delivered on %s".formatted(recordedOn, deliveredOn));
        }
        requireOrdered(orderedOn, deliveredOn);
    }

    private static void requireNotAfter(LocalDate today, String what, LocalDate date) throws RowRefused {
        if (!date.isAfter(today)) return;
        throw new RowRefused(what + "_in_future", "%s on %s, today is %s%s".formatted(what, date, today, CENTURY));
    }

    /** The platform seals nothing of longer ago. */
    private static void requireSince(LocalDate first, String column, LocalDate date) throws RowRefused {
        if (!date.isBefore(first)) return;
        throw new RowRefused(
                "date_out_of_range",
                "column '%s' is %s, and nothing is sealed of before %s, %d years ago"
                        .formatted(column, date, first, MaxAge.DEFAULT_YEARS));
    }

    private void requireNear(String column, LocalDate date) throws RowRefused {
        LocalDate earlier = date.isBefore(deliveredOn) ? date : deliveredOn;
        LocalDate later = date.isBefore(deliveredOn) ? deliveredOn : date;
        if (earlier.plusYears(MAX_YEARS_APART).isBefore(later)) {
            throw new RowRefused(
                    "dates_far_apart",
                    "column '%s' is %s, more than %d years from the delivery on %s%s"
                            .formatted(column, date, MAX_YEARS_APART, deliveredOn, CENTURY));
        }
    }

    /** Refuses what arrived before it was ordered. */
    void requireOrdered(Optional<LocalDate> ordered, LocalDate delivered) throws RowRefused {
        if (ordered.isPresent() && ordered.get().isAfter(delivered)) {
            throw new RowRefused(
                    "ordered_after_delivered", "ordered on %s, delivered on %s".formatted(ordered.get(), delivered));
        }
    }
}
