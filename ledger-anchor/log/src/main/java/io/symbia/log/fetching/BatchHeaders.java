package io.symbia.log.fetching;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the leader of a partition for batches, and reads their headers alone. Kafka's client takes the number of a batch from its header, which no
 * checksum covers, passes over what seems to have been read, and does not say which numbers belong to a transaction's marker or to records that
 * were aborted. One request of Kafka's protocol says it: Fetch in version 4, the oldest that brokers answer since 4.0.
 */
final class BatchHeaders {
    private static final Duration PATIENCE = Duration.ofSeconds(5); // For all answers together.
    private static final int FETCH = 1;
    private static final int VERSION = 4;
    private static final int CORRELATION = 1;
    private static final int CONSUMER = -1; // In the place of a replica's number.
    private static final int WAIT_MILLIS = 100;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int MAX_ANSWER_BYTES =
            1 << 26; // A batch comes whole, however large the topic allows it to be.

    private static final int LENGTH_AT = 8;
    private static final int LENGTH_END = 12;
    private static final int MAGIC_AT = 16;
    private static final int ATTRIBUTES_AT = 21;
    private static final int LAST_DELTA_AT = 23;
    private static final int HEADER_BYTES = 61;
    private static final int MAGIC = 2;
    private static final int OF_TRANSACTIONS = 0x30; // Records of a transaction, or its marker.
    private static final int ABORTED_BYTES = 16;

    private final TopicPartition partition;
    private final NavigableMap<Long, Batch> batches = new TreeMap<>(); // By their first offset.
    private final long endNanos = System.nanoTime() + PATIENCE.toNanos();

    /** A batch by its header: the offset behind it, and whether it is of a transaction. */
    private record Batch(long after, boolean isOfTransaction) {}

    private BatchHeaders(TopicPartition partition) {
        this.partition = partition;
    }

    /**
     * The headers from one offset to before another, with as few questions as their bytes need: what a poll has brought is asked for once,
     * however many transactions are in it.
     */
    static BatchHeaders read(Node leader, TopicPartition partition, long from, long to) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(leader.host(), leader.port()), (int) PATIENCE.toMillis());
            BatchHeaders headers = new BatchHeaders(partition);
            long next = from;
            while (next < to) {
                long after = headers.add(headers.ask(socket, next), next);
                if (after == next) break;
                next = after;
            }
            return headers;
        }
    }

    /** Whether every offset from the first to before the second belongs to a transaction, each batch beginning where the last one ends. */
    boolean areOfTransactions(long from, long to) {
        long next = from;
        while (next < to) {
            Map.Entry<Long, Batch> at = batches.floorEntry(next);
            if (at == null || at.getValue().after() <= next || !at.getValue().isOfTransaction()) return false;
            next = at.getValue().after();
        }
        return true;
    }

    /** How far these batches go on from there, each beginning where the last one ends. */
    private long add(ByteBuffer answer, long from) {
        long next = from;
        int at = 0;
        while (answer.limit() - at >= HEADER_BYTES) {
            long base = answer.getLong(at);
            long after = base + answer.getInt(at + LAST_DELTA_AT) + 1;
            boolean isNext = at == 0 ? base <= next : base == next; // What is asked for may lie within a batch.
            if (!isNext || after <= next || answer.get(at + MAGIC_AT) != MAGIC) return next;
            batches.put(base, new Batch(after, (answer.getShort(at + ATTRIBUTES_AT) & OF_TRANSACTIONS) != 0));
            next = after;
            long end = (long) at + LENGTH_END + answer.getInt(at + LENGTH_AT);
            if (end < at + HEADER_BYTES || end > answer.limit()) return next;
            at = (int) end;
        }
        return next;
    }

    private ByteBuffer ask(Socket socket, long offset) throws IOException {
        socket.getOutputStream().write(request(offset));
        int size = answer(socket, Integer.BYTES).getInt();
        if (size < 0 || size > MAX_ANSWER_BYTES) throw new IOException("an answer of " + size + " bytes");
        return batches(answer(socket, size));
    }

    private byte[] request(long offset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0); // Its length, see below.
        out.writeShort(FETCH);
        out.writeShort(VERSION);
        out.writeInt(CORRELATION);
        writeText(out, "symbia-log-headers");
        out.writeInt(CONSUMER);
        out.writeInt(WAIT_MILLIS);
        out.writeInt(1); // Answered as soon as there is anything.
        out.writeInt(CHUNK_BYTES);
        out.writeByte(0); // Also what was aborted.
        out.writeInt(1);
        writeText(out, partition.topic());
        out.writeInt(1);
        out.writeInt(partition.partition());
        out.writeLong(offset);
        out.writeInt(CHUNK_BYTES);
        byte[] request = bytes.toByteArray();
        ByteBuffer.wrap(request).putInt(0, request.length - Integer.BYTES);
        return request;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static ByteBuffer batches(ByteBuffer answer) throws IOException {
        try {
            answer.position(3 * Integer.BYTES); // Behind correlation, throttle time and number of topics.
            int name = answer.getShort();
            answer.position(answer.position() + name);
            answer.getLong(); // Number of partitions, and which.
            short error = answer.getShort();
            if (error != 0) throw new IOException("error " + error);
            answer.getLong(); // Up to where it is replicated,
            answer.getLong(); // and up to where no transaction is open.
            int aborted = Math.max(0, answer.getInt());
            answer.position(answer.position() + aborted * ABORTED_BYTES);
            int length = Math.max(0, answer.getInt());
            return answer.slice(answer.position(), length);
        } catch (RuntimeException malformed) {
            throw new IOException("an answer that cannot be read", malformed);
        }
    }

    private ByteBuffer answer(Socket socket, int length) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] bytes = new byte[length];
        int read = 0;
        while (read < length) {
            long millis = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
            if (millis <= 0) throw new SocketTimeoutException("no whole answer within " + PATIENCE.toSeconds() + " s");
            socket.setSoTimeout((int) millis);
            int more = in.read(bytes, read, length - read);
            if (more < 0) throw new IOException("the answer ends early");
            read += more;
        }
        return ByteBuffer.wrap(bytes);
    }
}
