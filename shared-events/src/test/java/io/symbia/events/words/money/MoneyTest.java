package io.symbia.events.words.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.symbia.events.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @ParameterizedTest
    @CsvSource({
        "12480.00, EUR, 12480.00, 1248000",
        "12480, EUR, 12480.00, 1248000",
        "0.1, EUR, 0.10, 10",
        "-0.01, EUR, -0.01, -1",
        "1000, JPY, 1000, 1000",
        "1000.00, JPY, 1000, 1000", // Zeros beyond the minor unit say nothing else.
        "1.234, KWD, 1.234, 1234",
        "1.234, BHD, 1.234, 1234",
        "9999999999999999.99, EUR, 9999999999999999.99, 999999999999999999",
    })
    void hasTheMinorUnitsOfItsCurrency(String amount, String currency, String written, long minorUnits) {
        Money money = Money.of(amount, currency);

        assertThat(money).hasToString(currency + " " + written);
        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(Money.ofMinor(minorUnits, new CurrencyCode(currency))).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, EUR",
        "0.1, JPY",
        "0.0001, KWD",
        "1, XXX",
        "1, XAU",
        "1, ABC",
    })
    void isNotWrittenUnlessItIsAnAmountOfACurrency(String amount, String currency) {
        Money read = Money.of(amount, currency);

        assertThat(read.amount()).isEqualByComparingTo(amount);
        assertThatThrownBy(() -> read.requireFit()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 1998-12-31, false",
        "EUR, 1999-01-01, true",
        "BGN, 2026-01-31, true",
        "BGN, 2026-02-01, false",
        "DEM, 2002-03-31, true",
        "DEM, 2002-04-01, false",
        "XCG, 2025-03-30, false",
        "XCG, 2025-03-31, true",
    })
    void isOfTheDayOfTheFact(String currency, LocalDate on, boolean fits) {
        assertThat(catchThrowable(() -> Money.of("1", currency).requireCurrent(on)) == null)
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "10000000000000000.00, EUR", // One digit more than ISO 20022 has.
        "1, EU",
        "1, eur",
        "1e3, EUR",
        "NaN, EUR",
    })
    void refusesWhatIsNoAmount(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnExponentThatWouldFillTheMemory() {
        assertThatThrownBy(() -> new Money(new BigDecimal("1E+999999999"), EUR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void calculatesExactly() {
        Money goods = Money.of("12480.00", "EUR");
        Money total = goods.plus(Money.of("640.00", "EUR"));

        assertThat(total).isEqualTo(Money.of("13120", "EUR"));
        assertThat(total.minus(goods)).isEqualTo(Money.of("640", "EUR"));
        assertThat(Money.of("62.40", "EUR").times(200)).isEqualTo(goods);
        assertThat(goods.negate().plus(goods)).isEqualTo(Money.zero(EUR));
        assertThat(Money.of("0.10", "EUR").plus(Money.of("0.20", "EUR"))).isEqualTo(Money.of("0.30", "EUR"));
    }

    @Test
    void refusesToOverflow() {
        Money most = Money.of("9999999999999999.99", "EUR");

        assertThatThrownBy(() -> most.plus(Money.of("0.01", "EUR"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> most.negate().minus(Money.of("0.01", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundsOnlyWhereItsNameSaysSo() {
        assertThat(Money.of("0.25", "EUR").timesRoundedHalfEven(new BigDecimal("0.1")))
                .isEqualTo(Money.of("0.02", "EUR"));
        assertThat(Money.of("0.35", "EUR").timesRoundedHalfEven(new BigDecimal("0.1")))
                .isEqualTo(Money.of("0.04", "EUR"));
        assertThat(Money.of("0.21", "EUR").timesRounded(new BigDecimal("0.1"), RoundingMode.CEILING))
                .isEqualTo(Money.of("0.03", "EUR"));
    }

    @Test
    void comparesOneCurrencyOnly() {
        Money cent = Money.of("0.01", "EUR");

        assertThat(cent.exceeds(Money.zero(EUR))).isTrue();
        assertThat(cent.exceeds(cent)).isFalse();
        assertThat(cent.isPositive() && !cent.isNegative() && !cent.isZero()).isTrue();
        assertThatThrownBy(() -> cent.exceeds(Money.of("1", "JPY"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cent.plus(Money.of("1", "JPY"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cent.minus(Money.of("1", "JPY"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTextInJsonAndNeverANumber() {
        JsonMapper json = JsonMapper.shared();

        assertThat(json.writeValueAsString(Money.of("12480", "EUR")))
                .isEqualTo("{\"amount\":\"12480.00\",\"currency\":\"EUR\"}");
        assertThat(json.readValue("{\"amount\":\"12480.00\",\"currency\":\"EUR\"}", Money.class))
                .isEqualTo(Money.of("12480", "EUR"));
        for (String number : new String[] {"12480.00", "12480", "1e3", "\"1e3\"", "null"}) {
            assertThatThrownBy(() -> json.readValue("{\"amount\":" + number + ",\"currency\":\"EUR\"}", Money.class))
                    .as(number)
                    .isNotNull();
        }
    }

    /** The JDK's minor units against the published table of ISO 4217, for currencies that are in use. */
    @Test
    void knowsTheMinorUnitsOfIso4217() throws IOException {
        Map<String, String> different = new TreeMap<>();
        int compared = 0;
        for (String line : Files.readAllLines(SharedData.at("reference/codes-all.csv"))) {
            String[] fields = line.split(",", -1);
            String code = fields[fields.length - 4];
            String minorUnit = fields[fields.length - 2];
            boolean inUse = fields[fields.length - 1].isEmpty() && code.matches("[A-Z]{3}") && minorUnit.matches("\\d");
            if (!inUse) continue;
            compared++;
            String known = minorUnitOf(code);
            if (!known.equals(minorUnit)) different.put(code, known + " instead of " + minorUnit);
        }

        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(250);
    }

    private static String minorUnitOf(String code) {
        OptionalInt digits = new CurrencyCode(code).minorDigits();
        return digits.isPresent() ? Integer.toString(digits.getAsInt()) : "unknown";
    }
}
