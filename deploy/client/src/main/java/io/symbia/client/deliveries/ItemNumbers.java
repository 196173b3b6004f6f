package io.symbia.client.deliveries;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.words.goods.Gtin;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Numbers for items that have none: GTIN-13s in the range for restricted circulation within a company (GS1 General Specifications,
 * prefixes 040 to 049), ten digits of them taken from SHA-256 over the item. The same item has the same number in every import.
 *
 * <p>Example: {@code 04} + ten digits + check digit. Two items may meet in one number; {@link DeliveryFile} refuses the rows of
 * the second one.
 */
public final class ItemNumbers {
    private static final String PREFIX = "04";

    /** How many numbers there are. */
    public static final long RESTRICTED = 10_000_000_000L;

    Gtin numberOf(DeliveryRow.Item item) {
        String text = String.join("\n", item.description(), item.brand(), item.packSize());
        Digest digest = Digest.ofContent(text.getBytes(StandardCharsets.UTF_8));
        return restricted(new BigInteger(1, digest.toArray())
                .mod(BigInteger.valueOf(RESTRICTED))
                .longValueExact());
    }

    /**
     * One number of the range.
     *
     * @param index in [0, {@link #RESTRICTED})
     */
    public static Gtin restricted(long index) {
        if (index < 0 || index >= RESTRICTED) throw new IllegalArgumentException("no number of the range: " + index);
        return new Gtin(withCheckDigit(PREFIX + "%010d".formatted(index)));
    }

    /** GS1 General Specifications 7.9: weights 3 and 1 alternate from the right. */
    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
