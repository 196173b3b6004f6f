package io.symbia.tlog.note;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a cosigner signs instead of the bare text: c2sp.org/tlog-cosignature. */
final class CosignedMessage {
    private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_NAME_BYTES = 255; // opaque cosigner_name<1..2^8-1>, opaque log_origin<1..2^8-1>

    private CosignedMessage() {}

    /** "two newline terminated lines (one header line and one timestamp line) followed by the whole note body". */
    static Octets ed25519(String text, long timestampSeconds) {
        return StrictUtf8.encode("cosignature/v1\ntime " + timestampSeconds + "\n" + text);
    }

    /** The structure {@code cosigned_message}, for a whole checkpoint: start is zero, end is its size. */
    static Octets mlDsa44(String cosigner, String text, long timestampSeconds) throws InvalidNoteException {
        String[] lines = text.split("\n", 4);
        byte[] name = shortName(cosigner);
        byte[] origin = shortName(lines[0]);
        ByteBuffer message = ByteBuffer.allocate(
                SUBTREE_LABEL.length + 1 + name.length + 8 + 1 + origin.length + 8 + 8 + Hash.SIZE_BYTES);
        message.put(SUBTREE_LABEL).put((byte) name.length).put(name);
        message.putLong(timestampSeconds);
        message.put((byte) origin.length).put(origin);
        message.putLong(0);
        try {
            message.putLong(size(lines[1])); // A text that ends here has an empty second line, which is no size.
            message.put(Hash.parseBase64(lines[2]).toArray());
        } catch (IllegalArgumentException e) {
            throw new InvalidNoteException(
                    "a cosignature is over a checkpoint, and this note is none: " + e.getMessage());
        }
        return Octets.of(message.array());
    }

    /** Only the spelling of a checkpoint, so that the message stands for one text. */
    private static long size(String line) {
        long size = Long.parseLong(line);
        if (size < 0 || !Long.toString(size).equals(line)) {
            throw new IllegalArgumentException("not a size: " + line);
        }
        return size;
    }

    private static byte[] shortName(String name) throws InvalidNoteException {
        byte[] bytes = StrictUtf8.encode(name).toArray();
        if (bytes.length < 1 || bytes.length > MAX_NAME_BYTES) {
            throw new InvalidNoteException("a name in a cosigned message has 1 to 255 bytes, not " + bytes.length);
        }
        return bytes;
    }
}
