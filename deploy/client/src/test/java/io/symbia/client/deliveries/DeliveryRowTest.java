package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.client.deliveries.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of a row in the shapes that delivery records use, and just outside them. */
class DeliveryRowTest {
    @TempDir
    private static Path folder;

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String QUANTITY = "line item quantity";
    private static final String VALUE = "line item value";
    private static final String FREIGHT = "freight cost (usd)";
    private static final String WEIGHT = "weight (kilograms)";
    private static final String INSURANCE = "line item insurance (usd)";
    private static final String ORDERED = "po sent to vendor date";
    private static final String DELIVERED = "delivered to client date";
    private static final String RECORDED = "delivery recorded date";

    @Test
    void readsEveryField() throws RowRefused {
        DeliveryRow row = parse("vendor", "  Maker Ltd.  ");
        assertThat(row.lineNumber()).isEqualTo(2);
        assertThat(row.id()).isEqualTo("1");
        assertThat(row.orderNumber()).isEqualTo("PO-1");
        assertThat(row.shipmentNumber()).isEqualTo("ASN-1");
        assertThat(row.country()).isEqualTo("Vietnam");
        assertThat(row.incoterm()).isEqualTo("EXW");
        assertThat(row.mode()).isEqualTo("Air");
        assertThat(row.orderedOn()).contains(LocalDate.of(2006, 6, 2));
        assertThat(row.scheduledOn()).isEqualTo(LocalDate.of(2006, 11, 14));
        assertThat(row.deliveredOn()).isEqualTo(LocalDate.of(2006, 11, 14));
        assertThat(row.recordedOn()).isEqualTo(LocalDate.of(2006, 12, 1));
        assertThat(row.vendor()).isEqualTo("Maker Ltd.");
        assertThat(row.item()).isEqualTo(new DeliveryRow.Item("Test kit, 30 tests", "Generic", "30"));
        assertThat(row.quantity()).isEqualTo("10");
        assertThat(row.lineValue()).isEqualTo("62.50");
        assertThat(row.packPrice()).isEqualTo("6.25");
        assertThat(row.weightKg()).contains(new BigDecimal("13"));
        assertThat(row.freight()).contains(new BigDecimal("78.34"));
        assertThat(row.insurance()).contains(new BigDecimal("0.10"));
        assertThat(row.freightRowId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "po / so #",
                "asn/dn #",
                "country",
                "vendor",
                "item description",
                "brand",
                "unit of measure (per pack)",
                "line item quantity",
                "line item value",
                "pack price"
            })
    void needsAValue(String column) {
        assertThat(refusal(column, " ").code()).isEqualTo("value_missing");
        assertThat(refusal(column, "")).hasMessage("column '%s' is empty", column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor inco term", "shipment mode"})
    void doesWithoutTermsAndMode(String column) throws RowRefused {
        assertThat(parse(column, "")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14-Nov-06", "14-NOV-06", "14-nov-06", "11/14/2006", "14/11/2006", "2006-11-14"})
    void readsDates(String text) throws RowRefused {
        assertThat(parse(DELIVERED, text).deliveredOn()).isEqualTo(LocalDate.of(2006, 11, 14));
    }

    @ParameterizedTest
    @CsvSource({
        "2-Jun-00, 2000-06-02",
        "02-Jun-06, 2006-06-02",
        "6/13/2006, 2006-06-13",
        "06/13/2006, 2006-06-13",
        "13/6/2006, 2006-06-13",
        "6/6/2006, 2006-06-06"
    })
    void readsDatesWithOneDigitOrTwo(String text, LocalDate date) throws RowRefused {
        assertThat(parse(ORDERED, text).orderedOn()).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2006-11-31",
                "2006-1-14",
                "14.11.2006",
                "13/13/2006",
                "13/0/2006",
                "11/14/06",
                "32-Oct-06",
                "0-Oct-06",
                "31-Feb-06",
                "29-Feb-07",
                "2/30/2006",
                "30/2/2006",
                "14-Nov-2006",
                "14-November-06",
                "14-Nov",
                "yesterday",
                "14-Nov-06 10:00"
            })
    void readsNoOtherDates(String text) {
        assertThat(refusal(DELIVERED, text).code()).isEqualTo("date_unreadable");
        assertThat(refusal(ORDERED, text))
                .hasMessageStartingWith("column '%s' is '%s'; a date".formatted(ORDERED, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "2100-01-01", "0206-11-14", "12/31/1969", "31/12/9999"})
    void readsNoDateThatIsASlipOfThePen(String text) {
        assertThat(refusal(DELIVERED, text).code()).isEqualTo("date_out_of_range");
    }

    @ParameterizedTest
    @CsvSource({
        "po / so #, PO#1, order_number_malformed",
        "po / so #, PO?1, order_number_malformed",
        "po / so #, PO 1, order_number_malformed",
        "po / so #, PO/1, order_number_malformed",
        "po / so #, PO%31, order_number_malformed",
        "po / so #, ..1, order_number_malformed",
        "asn/dn #, ASN#1, shipment_number_malformed",
        "asn/dn #, ASN-1234567890123456789012, shipment_number_malformed",
        "country, Narnia, country_unknown",
        "vendor, Socie\u0301te\u0301, text_not_nfc"
    })
    void refusesWhatCannotBeSaidToThePlatform(String column, String text, String code) {
        assertThat(refusal(column, text).code()).isEqualTo(code);
    }

    @Test
    void refusesNamesThatThePlatformHasNoRoomFor() throws RowRefused {
        assertThat(parse("vendor", "v".repeat(200), "item description", "i".repeat(500)))
                .isNotNull();
        assertThat(refusal("vendor", "v".repeat(201)).code()).isEqualTo("vendor_too_long");
        assertThat(refusal("item description", "i".repeat(501)).code()).isEqualTo("item_too_long");
        assertThat(refusal("item description", "i".repeat(5_000)).getMessage()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pre-PQ Process", "Date Not Captured", "N/A - From RDC"})
    void readsWordsForNoDate(String text) throws RowRefused {
        assertThat(parse(ORDERED, text).orderedOn()).isEmpty();
        assertThat(refusal(DELIVERED, text).code()).isEqualTo("date_missing");
        assertThat(refusal("scheduled delivery date", text).code()).isEqualTo("date_missing");
        assertThat(refusal(RECORDED, text).code()).isEqualTo("date_missing");
    }

    @Test
    void isRecordedNoEarlierThanDelivered() throws RowRefused {
        assertThat(parse(RECORDED, "14-Nov-06")).isNotNull();
        assertThat(refusal(RECORDED, "13-Nov-06").code()).isEqualTo("recorded_before_delivered");
    }

    @Test
    void isOrderedNoLaterThanDelivered() throws RowRefused {
        assertThat(parse(ORDERED, "11/14/2006")).isNotNull();
        assertThat(refusal(ORDERED, "11/15/2006").code()).isEqualTo("ordered_after_delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "0.1", "19", "19.5", "19.55", "9999999999999", "9999999999999.99"})
    void readsAmounts(String text) throws RowRefused {
        assertThat(parse(VALUE, text).lineValue()).isEqualTo(text);
        assertThat(parse(FREIGHT, text).freight()).contains(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "+1",
                ".5",
                "1.",
                "1.234",
                "1,000",
                "1e3",
                "$1",
                "0x1",
                "NaN",
                "10000000000000",
                "free",
                "１"
            })
    void readsNoOtherAmounts(String text) {
        assertThat(refusal(VALUE, text).code()).isEqualTo("amount_unreadable");
        assertThat(refusal("pack price", text).code()).isEqualTo("amount_unreadable");
        assertThat(refusal(FREIGHT, text).code()).isEqualTo("amount_unreadable");
        String weight = text.equals("1.234") ? "1.2345" : text; // A scale shows grams.
        assertThat(refusal(WEIGHT, weight).code()).isEqualTo("amount_unreadable");
        assertThat(refusal(INSURANCE, text))
                .hasMessageStartingWith("column '%s' is '%s'; an amount".formatted(INSURANCE, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Weight Captured Separately", "Freight Included in Commodity Cost", "Invoiced Separately"})
    void readsWordsForNoAmount(String text) throws RowRefused {
        DeliveryRow row = parse(FREIGHT, text, WEIGHT, text, INSURANCE, text);
        assertThat(row.freight()).isEmpty();
        assertThat(row.weightKg()).isEmpty();
        assertThat(row.insurance()).isEmpty();
        assertThat(row.freightRowId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"See ASN-93 (ID#:1281), 1281", "See DN-304 (ID#:10589), 10589", "See DN-1 (ID#:999999999), 999999999"})
    void findsTheRowThatCarriesTheAmount(String text, String id) throws RowRefused {
        DeliveryRow row = parse(FREIGHT, text, WEIGHT, text);
        assertThat(row.freight()).isEmpty();
        assertThat(row.weightKg()).isEmpty();
        assertThat(row.freightRowId()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See PO-93 (ID#:1281)",
                "See ASN-93",
                "See ASN-93 (ID#:)",
                "see ASN-93 (ID#:1281)",
                "See ASN-93 (ID#:1281) and others",
                "See DN-1 (ID#:1000000000)"
            })
    void findsNoRowInOtherWords(String text) {
        assertThat(refusal(FREIGHT, text).code()).isEqualTo("amount_unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "619999", "999999999999"})
    void readsQuantities(String text) throws RowRefused {
        assertThat(parse(QUANTITY, text).quantity()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "-1", "+1", "1.0", "1,000", "1000000000000", "many"})
    void readsNoOtherQuantities(String text) {
        assertThat(refusal(QUANTITY, text).code()).isEqualTo("quantity_unreadable");
        assertThat(refusal(QUANTITY, text))
                .hasMessageStartingWith("column '%s' is '%s'; a quantity".formatted(QUANTITY, text));
    }

    private static RowRefused refusal(String... changes) {
        return catchThrowableOfType(RowRefused.class, () -> parse(changes));
    }

    private static DeliveryRow parse(String... changes) throws RowRefused {
        try {
            Path file = Files.writeString(
                    folder.resolve("row.csv"), new Sample().row(changes).text());
            return DeliveryRow.parse(
                    Table.read(file, Shape.FOUND, DeliveryRow.COLUMNS).readers().getFirst(), TODAY);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
