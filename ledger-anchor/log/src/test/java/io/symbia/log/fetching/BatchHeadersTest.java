package io.symbia.log.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks a leader that a test has made: it answers with the headers that it was given, in Kafka's own bytes. */
class BatchHeadersTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 3);
    private static final int HEADER_BYTES = 61;
    private static final int TRANSACTIONAL = 0x10;
    private static final int MARKER = 0x30;

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private ServerSocket leader;
    private volatile IntFunction<byte[]> answers; // By the number of the question.

    @BeforeEach
    void listen() throws IOException {
        leader = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        leader.close();
    }

    @Test
    void oneQuestionExplainsAllGapsOfAPoll() throws IOException {
        int transactions = 1_000; // One record and its marker each: the client shows the even offsets alone.
        byte[][] batches = new byte[2 * transactions][];
        for (int offset = 0; offset < batches.length; offset++) {
            batches[offset] = batch(offset, 1, offset % 2 == 0 ? TRANSACTIONAL : MARKER);
        }
        answers = _ -> join(batches);

        BatchHeaders headers = read(0, batches.length);

        for (int marker = 1; marker < batches.length; marker += 2) {
            assertThat(headers.areOfTransactions(marker, marker + 1)).isTrue();
        }
        assertThat(connections).hasValue(1);
        assertThat(questions).hasValue(1);
    }

    @Test
    void whatOneAnswerDoesNotHoldIsAskedForOverTheSameConnection() throws IOException {
        byte[][] parts = {batch(10, 5, TRANSACTIONAL), batch(15, 1, MARKER), batch(16, 4, TRANSACTIONAL)};
        answers = number -> parts[number];

        assertThat(read(10, 20).areOfTransactions(10, 20)).isTrue();
        assertThat(connections).hasValue(1);
        assertThat(questions).hasValue(3);
    }

    @Test
    void aGapMayBeginWithinABatch() throws IOException {
        answers = _ -> batch(10, 8, TRANSACTIONAL);

        assertThat(read(13, 18).areOfTransactions(13, 18)).isTrue();
    }

    @Test
    void plainRecordsExplainNothing() throws IOException {
        answers = _ -> join(batch(10, 1, TRANSACTIONAL), batch(11, 1, 0), batch(12, 1, TRANSACTIONAL));

        BatchHeaders headers = read(10, 13);
        assertThat(headers.areOfTransactions(10, 11)).isTrue();
        assertThat(headers.areOfTransactions(10, 13)).isFalse();
        assertThat(headers.areOfTransactions(11, 12)).isFalse();
    }

    @Test
    void aBatchThatDoesNotFollowTheLastOneExplainsNothing() throws IOException {
        answers = number -> number == 0
                ? join(batch(10, 1, TRANSACTIONAL), batch(12, 1, TRANSACTIONAL))
                : batch(12, 1, TRANSACTIONAL);

        assertThat(read(10, 13).areOfTransactions(10, 13)).isFalse();
    }

    @Test
    void aLeaderThatAnswersNothingExplainsNothing() throws IOException {
        answers = _ -> new byte[0];

        assertThat(read(10, 12).areOfTransactions(10, 12)).isFalse();
    }

    @Test
    void anAnswerThatEndsEarlyIsNone() {
        answers = _ -> null;

        assertThatThrownBy(() -> read(10, 12)).isInstanceOf(IOException.class).hasMessageContaining("ends early");
    }

    private BatchHeaders read(long from, long to) throws IOException {
        Node node = new Node(0, leader.getInetAddress().getHostAddress(), leader.getLocalPort());
        return BatchHeaders.read(node, PARTITION, from, to);
    }

    private void serve() {
        while (!leader.isClosed()) {
            try (Socket client = leader.accept()) {
                connections.incrementAndGet();
                answer(client);
            } catch (IOException _) {
                // The client has what it wanted, or the test is over; what is missing then fails the test.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        while (true) {
            in.readNBytes(in.readInt());
            byte[] batches = answers.apply(questions.getAndIncrement());
            if (batches == null) {
                out.writeInt(100); // And nothing of it.
                return;
            }
            out.write(fetched(batches));
        }
    }

    /** An answer to Fetch, version 4. */
    private static byte[] fetched(byte[] batches) {
        byte[] topic = PARTITION.topic().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int size = 3 * 4 + 2 + topic.length + 2 * 4 + 2 + 2 * 8 + 2 * 4 + batches.length;
        return ByteBuffer.allocate(4 + size)
                .putInt(size)
                .putInt(1) // Correlation,
                .putInt(0) // throttle time,
                .putInt(1) // topics.
                .putShort((short) topic.length)
                .put(topic)
                .putInt(1) // Partitions.
                .putInt(PARTITION.partition())
                .putShort((short) 0) // No error.
                .putLong(1_000_000)
                .putLong(1_000_000)
                .putInt(-1) // Aborted transactions.
                .putInt(batches.length)
                .put(batches)
                .array();
    }

    private static byte[] batch(long base, int records, int attributes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putLong(0, base)
                .putInt(8, HEADER_BYTES - 12)
                .put(16, (byte) 2)
                .putShort(21, (short) attributes)
                .putInt(23, records - 1)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) size += part.length;
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) all.put(part);
        return all.array();
    }
}
