package io.symbia.bench;

import io.symbia.log.entries.EntryBlock;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.nio.ByteBuffer;
import java.util.Random;

/** Events of one size, all different, made without allocating: the bytes of one with a number written into it. */
final class Events {
    private static final int EVENTS_A_STREAM = 10;

    private final byte[] content;
    private final byte[] digest = new byte[Hash.SIZE_BYTES];
    private final byte[] tag = new byte[StreamTag.SIZE_BYTES];
    private final TreeHasher hasher = new TreeHasher();

    Events(int sizeBytes) {
        content = new byte[sizeBytes];
        new Random(7).nextBytes(content);
    }

    /** The bytes of an event; valid until the next call. */
    byte[] content(long number) {
        ByteBuffer.wrap(content).putLong(number);
        return content;
    }

    /** The tag of the event's stream; valid until the next call. */
    byte[] tag(long number) {
        ByteBuffer.wrap(tag).putLong(number / EVENTS_A_STREAM * 0x9E3779B97F4A7C15L);
        return tag;
    }

    static long sequence(long number) {
        return number % EVENTS_A_STREAM;
    }

    /** Hashes an event and adds its entry, as the log's intake does. */
    void addTo(EntryBlock block, long number) {
        hasher.hashContent(content(number), 0, content.length, digest, 0);
        block.addEvent(digest, 0, tag(number), 0, sequence(number));
    }
}
