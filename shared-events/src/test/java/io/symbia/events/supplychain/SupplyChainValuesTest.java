package io.symbia.events.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.BatchId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and prices of the supply chain. */
class SupplyChainValuesTest {

    @Test
    void aBatchIsNamedByItsProductAndLot() {
        BatchId batch = BatchId.of(new Gtin("9506000134352"), new Lot("ZJ2611A"));
        assertThat(batch).isEqualTo(new BatchId("09506000134352.ZJ2611A"));
        assertThat(batch.gtin()).isEqualTo(new Gtin("09506000134352"));
        assertThat(batch.lot()).isEqualTo(new Lot("ZJ2611A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/B", "A+B", "A%B", "A B", "A*B", "\"!%&'()*+,-./:;<=>", "?_aZ09.a"})
    void anyLotHasOneNameThatAStreamMayHave(String lot) {
        if (lot.contains(" ")) { // Not in GS1 character set 82.
            assertThatThrownBy(() -> new Lot(lot)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        BatchId batch = BatchId.of(new Gtin("09506000134352"), new Lot(lot));
        assertThat(batch.lot()).isEqualTo(new Lot(lot));
        assertThat(new BatchId(batch.value())).isEqualTo(batch);
        assertThat(new StreamId("supply-chain", "batch", batch.value()).id()).isEqualTo(batch.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09506000134353.A", // check digit
                "9506000134352.A", // 13 digits
                "09506000134352.", // no lot
                "09506000134352", // no lot
                "09506000134352.%41", // encoded though it need not be
                "09506000134352.%2f", // lower case
                "09506000134352.A/B", // not encoded
                "09506000134352.%C3%A4", // not in set 82
                "09506000134352.%20",
                "09506000134352.123456789012345678901", // 21 characters
            })
    void whatIsNotTheOneNameOfABatchIsRefused(String text) {
        assertThatThrownBy(() -> new BatchId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "29,       19,    ,      551.00, true",
        "29,       19,    ,      550.99, false",
        "29,       19,    ,      551.01, false",
        "0.0017,   1000,  ,      1.70,   true",
        "0.005,    1,     ,      0.01,   true", // Half up.
        "0.004999, 1,     ,      0.00,   true",
        "0,        5,     ,      0.00,   true",
        "500.00,   1500,  1500,  500.00, true",
        "1.00,     1,     3,     0.33,   true",
        "1.00,     2,     3,     0.67,   true",
        "1.00,     2,     3,     0.66,   false",
        "999999999999999.999999, 999999999999, 0.000001, 0.00, false"
    })
    void aPriceGivesItsTotalRoundedOnce(String price, String pieces, String per, String total, boolean given) {
        ItemPrice stated = ItemPrice.of(price, "USD");
        ItemPrice asked = per == null ? stated : stated.per(Quantity.of(per, "H87"));
        assertThat(asked.gives(Quantity.of(pieces, "H87"), Money.of(total, "USD")))
                .isEqualTo(given);
    }

    @Test
    void aPriceOfAnotherCurrencyOrUnitGivesNothing() {
        ItemPrice one = ItemPrice.of("1", "USD");
        assertThat(one.gives(Quantity.of("1", "H87"), Money.of("1.00", "EUR"))).isFalse();
        assertThat(one.per(Quantity.of("1", "KGM")).gives(Quantity.of("1", "H87"), Money.of("1.00", "USD")))
                .isFalse();
        assertThatThrownBy(() -> one.per(Quantity.of("0", "H87"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPriceHasNoSignAndABoundedNumberOfDigits() {
        assertThat(ItemPrice.of("999999999999999.999999", "USD").amount()).hasToString("999999999999999.999999");
        for (String bad : new String[] {"-0.01", "1000000000000000", "0.0000001", "1e3", ".5", "+1", "NaN"}) {
            assertThatThrownBy(() -> ItemPrice.of(bad, "USD")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
