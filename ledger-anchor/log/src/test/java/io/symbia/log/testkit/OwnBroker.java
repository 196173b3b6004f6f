package io.symbia.log.testkit;

import io.symbia.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** A broker that a test may stop, damage, put back to an older copy and start again under the same address. */
public final class OwnBroker implements AutoCloseable {
    private static final String SEGMENT = "00000000000000000000";
    private static final String CLEAN = ".kafka_cleanshutdown";

    private final Path folder;
    private final int port;
    private EmbeddedBroker broker;

    /** Starts one on an empty folder. */
    public OwnBroker(String name) {
        folder = Platform.folder(name);
        broker = EmbeddedBroker.start(folder, 0);
        port = Integer.parseInt(broker.bootstrap().replaceFirst(".*:", ""));
    }

    /** Brokers, as host and port. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /** Ends it gently. */
    public void stop() {
        broker.close();
    }

    /** Starts it again. */
    public void start() {
        broker = EmbeddedBroker.start(folder, port);
    }

    /** What a power cut does that takes all but the first batches of partition 0 away; while it is stopped. */
    public void cutOff(String topic, int batches) throws IOException {
        Files.delete(folder.resolve("log").resolve(CLEAN));
        try (FileChannel file = segment(topic, 0)) {
            file.truncate(endOf(file, batches));
        }
    }

    /** Turns the last bit of a batch of partition 0, or turns it back; while it is stopped. */
    public void turnABit(String topic, int batch) throws IOException {
        try (FileChannel file = segment(topic, 0)) {
            turn(file, endOf(file, batch + 1) - 1, 1);
        }
    }

    /**
     * Where a batch begins in its segment.
     *
     * @param batch how many are before it
     */
    public long place(String topic, int partition, int batch) throws IOException {
        try (FileChannel file = segment(topic, partition)) {
            return endOf(file, batch);
        }
    }

    /**
     * Turns a bit of a segment, or turns it back, also while the broker runs.
     *
     * @param place of a batch
     * @param bit   counted from there, the highest of each byte first
     */
    public void turnABit(String topic, int partition, long place, int bit) throws IOException {
        try (FileChannel file = segment(topic, partition)) {
            turn(file, place + bit / Byte.SIZE, 1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
    }

    /** Has the index of partition 0 send whoever looks for an offset to a place of the segment; where it sent before. */
    public int misleadIndex(String topic, int offset, int place) throws IOException {
        try (FileChannel file = open(topic, 0, SEGMENT + ".index")) {
            ByteBuffer entry = ByteBuffer.allocate(2 * Integer.BYTES);
            for (long at = 0; file.read(entry.clear(), at) == entry.capacity(); at += entry.capacity()) {
                if (entry.getInt(0) != offset) continue;
                int before = entry.getInt(Integer.BYTES);
                file.write(entry.putInt(Integer.BYTES, place).rewind(), at);
                return before;
            }
            throw new IOException("no entry of offset " + offset);
        }
    }

    private static void turn(FileChannel file, long position, int mask) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        file.read(last, position);
        file.write(last.put(0, (byte) (last.get(0) ^ mask)).rewind(), position);
    }

    private FileChannel segment(String topic, int partition) throws IOException {
        return open(topic, partition, SEGMENT + ".log");
    }

    private FileChannel open(String topic, int partition, String name) throws IOException {
        Path file = folder.resolve("log").resolve(topic + "-" + partition).resolve(name);
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static long endOf(FileChannel segment, int batches) throws IOException {
        long position = 0;
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES); // Base offset, and length of what follows.
        for (int batch = 0; batch < batches; batch++) {
            segment.read(head.clear(), position);
            position += head.capacity() + head.getInt(Long.BYTES);
        }
        return position;
    }

    /** A copy of all that it has; while it is stopped. */
    public Path copy() throws IOException {
        Path copy = Platform.folder("copy");
        copy(folder, copy);
        return copy;
    }

    /** Puts a copy in the place of all that it has; while it is stopped. */
    public void restore(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) Files.delete(file);
            }
        }
        copy(copy, folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    /** Deletes a topic. */
    public void deleteTopic(String topic) {
        ask(admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    /** Has the records of partition 0 before an offset expire. */
    public void expire(String topic, long before) {
        ask(admin -> admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(before)))
                .all()
                .get());
    }

    /** Something to be asked of the broker. */
    @FunctionalInterface
    public interface Question<T> {
        /** Asks. */
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    /** Asks the broker, and waits for the answer. */
    public <T> T ask(Question<T> question) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            return question.ask(admin);
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
