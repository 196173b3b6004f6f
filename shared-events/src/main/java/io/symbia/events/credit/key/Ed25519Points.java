package io.symbia.events.credit.key;

import java.math.BigInteger;
import java.util.Set;

/**
 * Points of edwards25519 that are no keys. Under one of small order a signature holds for text that nobody has signed; one whose y is not below
 * the field's prime has a second spelling, and so a second thumbprint.
 */
final class Ed25519Points {
    private static final int BYTES = 32;
    private static final BigInteger PRIME =
            BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19)); // RFC 8032 section 5.1

    /** Of order 8; its negative is the other y of that order. */
    private static final BigInteger ORDER_EIGHT =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO, // Order 4.
            BigInteger.ONE, // Order 1: the neutral one.
            PRIME.subtract(BigInteger.ONE), // Order 2.
            ORDER_EIGHT,
            PRIME.subtract(ORDER_EIGHT));

    private Ed25519Points() {}

    /** @throws IllegalArgumentException where no key may be this point */
    static void requireSafe(byte[] key) {
        byte[] bigEndian = new byte[BYTES];
        for (int index = 0; index < BYTES; index++) bigEndian[index] = key[BYTES - 1 - index];
        bigEndian[0] &= 0x7f; // The sign of x.
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(PRIME) >= 0) throw new IllegalArgumentException("the public key is not in its one spelling");
        if (SMALL_ORDER.contains(y))
            throw new IllegalArgumentException("the public key has a small order, so that anybody could sign");
    }
}
