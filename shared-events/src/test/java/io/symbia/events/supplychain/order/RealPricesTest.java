package io.symbia.events.supplychain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.SharedData;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule that a price explains its total, on real order lines whose prices were rounded by somebody else. */
class RealPricesTest {
    private static final int QUANTITY = 24;
    private static final int VALUE = 25;
    private static final int PRICE = 26;

    @Test
    void eachRealPriceExplainsItsLineAndTheLinesSumToTheCent() throws IOException {
        Path deliveries = SharedData.at("scms/scms_deliveries.csv");
        List<String> lines = Files.readAllLines(deliveries);
        Money sum = Money.zero(new CurrencyCode("USD"));
        int exact = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = cells(line);
            Money total = Money.of(row.get(VALUE), "USD");
            UnitPrice price = UnitPrice.of(row.get(PRICE), "USD");
            Quantity quantity = Quantity.of(row.get(QUANTITY), "H87");
            assertThat(price.explains(quantity, total)).as(line).isTrue();
            if (quantity.value().multiply(price.amount()).compareTo(total.amount()) == 0) exact++;
            sum = sum.plus(total);
        }
        assertThat(lines).hasSize(6_235 + 1);
        assertThat(sum).isEqualTo(Money.of("992379745.09", "USD"));
        assertThat(exact).isEqualTo(5_825); // So a rule without tolerance would refuse 410 real lines.
    }

    /** The cells of one line of RFC 4180, which has no line break within a cell here. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
