package io.symbia.events.credit.key;

import java.math.BigInteger;
import java.util.Arrays;

/** What is no point of the curve P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3) and so no key. The JDK does not look. */
final class P256Points {
    private static final int BYTES = 32;
    private static final BigInteger PRIME = number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static final BigInteger B = number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private P256Points() {}

    /** @throws IllegalArgumentException where x and y are not those of a point, each in its one spelling */
    static void requireSafe(byte[] key) {
        BigInteger x = new BigInteger(1, Arrays.copyOf(key, BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(key, BYTES, 2 * BYTES));
        boolean isReduced = x.compareTo(PRIME) < 0 && y.compareTo(PRIME) < 0;
        BigInteger right = x.pow(2).subtract(THREE).multiply(x).add(B).mod(PRIME); // x^3 - 3x + b
        if (!isReduced || !y.pow(2).mod(PRIME).equals(right)) {
            throw new IllegalArgumentException("the public key is no point of the curve P-256");
        }
    }

    private static BigInteger number(String hexadecimal) {
        return new BigInteger(hexadecimal, 16);
    }
}
