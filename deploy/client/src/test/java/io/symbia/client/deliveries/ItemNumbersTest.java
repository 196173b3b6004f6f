package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.DeliveryRow.Item;
import org.junit.jupiter.api.Test;

class ItemNumbersTest {
    private static final Item KIT = new Item("HIV, Reveal G3 Rapid HIV-1 Antibody Test, 30 Tests", "Reveal", "30");

    @Test
    void theSameItemHasTheSameNumberInEveryImport() {
        // Computed outside of Java: SHA-256, modulo 10^10, check digit.
        assertThat(new ItemNumbers().numberOf(KIT)).hasToString("00488276461105");
        assertThat(new ItemNumbers().numberOf(new Item(KIT.description(), KIT.brand(), KIT.packSize())))
                .isEqualTo(new ItemNumbers().numberOf(KIT));
    }

    @Test
    void whatDiffersInAnythingHasAnotherNumber() {
        ItemNumbers numbers = new ItemNumbers();
        assertThat(new Item[] {
                    KIT,
                    new Item(KIT.description() + ".", KIT.brand(), KIT.packSize()),
                    new Item(KIT.description(), "Generic", KIT.packSize()),
                    new Item(KIT.description(), KIT.brand(), "31")
                })
                .extracting(numbers::numberOf)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyNumberIsOfTheRestrictedRangeAndHasItsCheckDigit() {
        ItemNumbers numbers = new ItemNumbers();
        for (int kit = 0; kit < 1_000; kit++) {
            String gtin =
                    numbers.numberOf(new Item("kit " + kit, "Generic", "1")).value();
            assertThat(gtin).startsWith("004"); // A GTIN-13 of the prefixes 040 to 049.
            int sum = 0;
            for (int position = 0; position < gtin.length(); position++) {
                int digit = gtin.charAt(position) - '0';
                sum += position % 2 == 0 ? 3 * digit : digit;
            }
            assertThat(sum % 10).as(gtin).isZero();
        }
    }
}
