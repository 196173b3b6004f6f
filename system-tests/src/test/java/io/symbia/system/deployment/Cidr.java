package io.symbia.system.deployment;

import io.kubernetes.client.openapi.models.V1IPBlock;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses below a prefix, as network policies mean them. */
final class Cidr {
    private Cidr() {}

    /** Whether a policy with this block lets traffic through to an address. */
    static boolean lets(V1IPBlock block, String address) {
        return holds(block.getCidr(), address)
                && (block.getExcept() == null || block.getExcept().stream().noneMatch(cidr -> holds(cidr, address)));
    }

    private static boolean holds(String cidr, String address) {
        String[] parts = cidr.split("/", -1);
        byte[] prefix = bytes(parts[0]);
        byte[] bytes = bytes(address);
        if (prefix.length != bytes.length) return false;
        int rest = prefix.length * Byte.SIZE - Integer.parseInt(parts[1]);
        return new BigInteger(1, prefix).shiftRight(rest).equals(new BigInteger(1, bytes).shiftRight(rest));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress(); // Numbers alone: nobody is asked for a name.
        } catch (UnknownHostException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
