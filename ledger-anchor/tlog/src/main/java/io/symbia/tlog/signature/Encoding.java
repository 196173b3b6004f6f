package io.symbia.tlog.signature;

import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;

/** The JDK takes keys in DER; these are a fixed prefix before the raw bytes. */
final class Encoding {
    private Encoding() {}

    static byte[] join(byte[] prefix, Octets raw) {
        return ByteBuffer.allocate(prefix.length + raw.size())
                .put(prefix)
                .put(raw.toArray())
                .array();
    }
}
