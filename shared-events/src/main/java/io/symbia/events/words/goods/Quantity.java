package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.form.Signed;
import io.symbia.events.kernel.form.WholeValue;
import java.math.BigDecimal;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * How much of something: an exact decimal, zero or more, with its unit. {@code {"value":"200","unit":"XCT"}} is 200 cartons.
 *
 * @param value at most {@value #MAX_INTEGER_DIGITS} digits before the point and {@value #MAX_FRACTION_DIGITS} after it; trailing
 *     zeros are dropped, so that equal quantities are equal
 */
@WholeValue
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE) // isPositive() and the like are no properties.
public record Quantity(
        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal value,

        UnitOfMeasure unit)
        implements Comparable<Quantity>, Signed {
    /** Digits before the point: a million million pieces. */
    public static final int MAX_INTEGER_DIGITS = 12;

    /** Digits after the point: a milligram in a kilogram. */
    public static final int MAX_FRACTION_DIGITS = 6;

    public Quantity {
        if (value.signum() < 0) throw new IllegalArgumentException("a quantity is zero or more, found " + value);
        value = value.stripTrailingZeros();
        if (value.scale() < 0) value = value.setScale(0);
        if (value.scale() > MAX_FRACTION_DIGITS || value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "a quantity has at most %d digits before the point and %d after, found %s"
                            .formatted(MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS, value));
        }
    }

    /** Parses both parts: {@code of("200", "XCT")}. */
    public static Quantity of(String value, String unit) {
        return new Quantity(DecimalText.parse(value), new UnitOfMeasure(unit));
    }

    public static Quantity zero(UnitOfMeasure unit) {
        return new Quantity(BigDecimal.ZERO, unit);
    }

    public Quantity plus(Quantity other) {
        requireSameUnit(other);
        return new Quantity(value.add(other.value), unit);
    }

    /** The rest; refused when it would be less than nothing. */
    public Quantity minus(Quantity other) {
        requireSameUnit(other);
        return new Quantity(value.subtract(other.value), unit);
    }

    public boolean exceeds(Quantity other) {
        return compareTo(other) > 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int signum() {
        return value.signum();
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    /** Orders quantities of one unit; others are refused. */
    @Override
    public int compareTo(Quantity other) {
        requireSameUnit(other);
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return DecimalText.format(value) + " " + unit;
    }

    private void requireSameUnit(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("%s and %s are different units".formatted(unit, other.unit));
        }
    }
}
