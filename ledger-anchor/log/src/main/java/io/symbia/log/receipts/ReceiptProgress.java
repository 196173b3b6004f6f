package io.symbia.log.receipts;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Up to which batch receipts were sent: a file of 20 digits, written in place and never forced. If it is lost or torn, receipts are
 * sent again, which changes nothing for whoever has them.
 */
final class ReceiptProgress {
    private static final String NAME = "receipts";
    private static final int DIGITS = 20;

    private final Disk disk;

    ReceiptProgress(Disk disk) {
        this.disk = disk;
    }

    /** Number of batches whose receipts were sent; at most {@code batches}. */
    long batches(long batches) throws IOException {
        Octets content = disk.content(NAME);
        String text = new String(content.toArray(), StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,18}")) {
            return 0;
        }
        return Math.min(Long.parseLong(text), batches);
    }

    void sent(long batches) throws IOException {
        byte[] text =
                String.format(Locale.ROOT, "%0" + (DIGITS - 2) + "d%n", batches).getBytes(StandardCharsets.US_ASCII);
        try (DurableFile file = disk.open(NAME)) {
            file.write(0, ByteBuffer.wrap(text));
        }
    }
}
