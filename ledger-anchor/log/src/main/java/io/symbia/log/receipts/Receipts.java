package io.symbia.log.receipts;

import io.symbia.disk.Disk;
import io.symbia.kafka.Brokers;
import io.symbia.kafka.ClockWatch;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.patience.Patience;
import io.symbia.log.storage.LogReader;
import io.symbia.log.topics.Topics;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends the receipts of each published batch, from the batch's manifest and entries: the leaves of a batch are in the order of its
 * sources, so the manifest says which came from which topic. One thread; a broker that is away is waited for.
 */
public final class Receipts implements AutoCloseable {
    private static final String RESENT = TopicSettings.RESENT;
    private static final int SIGNALS = 1; // More batches than one may wait behind a signal.

    private final Brokers brokers;
    private final String topic;
    private final boolean createTopic;
    private final TopicSettings topicSettings;
    private final LogReader reader;
    private final ReceiptProgress progress;
    private final LongSupplier publishedBatches;
    private final Patience patience = new Patience();
    private final Consumer<Throwable> fatal;
    private final Semaphore signal = new Semaphore(SIGNALS);
    private final Thread thread = Thread.ofPlatform().name("receipts").unstarted(this::run);
    private volatile boolean stopping;
    private volatile Optional<Topics> asking = Optional.empty();
    private volatile long sentBatches;

    /**
     * Receipts that are not being sent yet.
     *
     * @param topic            where they go
     * @param createTopic      whether that topic is created if it is missing
     * @param topicSettings    how it is created then
     * @param publishedBatches how many batches may be spoken of
     */
    public Receipts(
            Brokers brokers,
            String topic,
            boolean createTopic,
            TopicSettings topicSettings,
            Disk disk,
            LogReader reader,
            LongSupplier publishedBatches,
            Consumer<Throwable> fatal) {
        this.brokers = brokers;
        this.topic = topic;
        this.createTopic = createTopic;
        this.topicSettings = topicSettings;
        this.reader = reader;
        this.progress = new ReceiptProgress(disk);
        this.publishedBatches = publishedBatches;
        this.fatal = fatal;
    }

    /** Starts the thread that sends. */
    public void start() {
        thread.start();
    }

    /** Says that a batch was published. */
    public void published() {
        if (signal.availablePermits() < SIGNALS) {
            signal.release();
        }
    }

    /** Number of batches whose receipts were sent. */
    public long sentBatches() {
        return sentBatches;
    }

    /** What is being waited for, if anything. */
    public Patience patience() {
        return patience;
    }

    private void run() {
        try {
            while (!stopping) {
                patience.until(KafkaException.class, () -> {
                    sendUntilStopped();
                    return true;
                });
            }
        } catch (Patience.EndedException _) {
            // The next start sends the rest.
        } catch (Throwable failed) { // Reading what was published must not fail.
            if (!stopping) {
                fatal.accept(failed);
            }
        }
    }

    private void sendUntilStopped() throws IOException, InterruptedException {
        sentBatches = progress.batches(publishedBatches.getAsLong());
        try (Topics topics = new Topics(brokers, List.of(topic), _ -> createTopic, topicSettings)) {
            asking = Optional.of(topics);
            topics.create();
            asking = Optional.empty();
        }
        // Older than the producer, which counts by the time of day when it may ask again.
        ClockWatch clock = new ClockWatch();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings())) {
            while (!stopping) {
                if (clock.wasSetBack()) return; // Another one sends the rest.
                sendAll(producer);
                signal.acquire();
            }
            sendAll(producer); // Draining: what was published last.
        }
    }

    private void sendAll(KafkaProducer<String, byte[]> producer) throws IOException, InterruptedException {
        for (long batch = sentBatches; batch < publishedBatches.getAsLong(); batch++) {
            send(producer, batch);
            progress.sent(batch + 1);
            sentBatches = batch + 1;
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, long batch) throws IOException, InterruptedException {
        Octets text = reader.manifest(batch);
        BatchManifest manifest = BatchManifest.parse(new String(text.toArray(), StandardCharsets.UTF_8));
        List<Future<?>> sends = new ArrayList<>();
        long leafIndex = manifest.start();
        String origin = "";
        long records = 0; // Of that topic, from leafIndex on: the sources are ordered by topic, and leaves by source.
        for (SourceRange source : manifest.sources()) {
            if (!origin.equals(source.topic())) {
                send(producer, origin, manifest, leafIndex, records, sends);
                leafIndex += records;
                origin = source.topic();
                records = 0;
            }
            records += source.records();
        }
        send(producer, origin, manifest, leafIndex, records, sends);
        producer.flush();
        for (Future<?> send : sends) {
            await(send);
        }
    }

    private void send(
            KafkaProducer<String, byte[]> producer,
            String origin,
            BatchManifest manifest,
            long firstLeafIndex,
            long count,
            List<Future<?>> sends)
            throws IOException {
        for (long first = firstLeafIndex; first < firstLeafIndex + count; first += Receipt.MAX_LEAVES) {
            int leaves = (int) Math.min(Receipt.MAX_LEAVES, firstLeafIndex + count - first);
            String published =
                    origin.endsWith(RESENT) ? origin.substring(0, origin.length() - RESENT.length()) : origin;
            Receipt receipt = new Receipt(published, manifest.end() + 1, leaves);
            reader.visit(first, leaves, receipt);
            sends.add(producer.send(new ProducerRecord<>(topic, published, receipt.json())));
        }
    }

    private static void await(Future<?> send) throws InterruptedException {
        try {
            send.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed.getCause());
        }
    }

    private Map<String, Object> settings() {
        return brokers.client(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "symbia-log-receipts",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "none", // Digests repeat nothing that LZ4 could leave out.
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) Duration.ofSeconds(30).toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Duration.ofSeconds(10).toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Duration.ofSeconds(10).toMillis()));
    }

    /** Sends what was published, for a few seconds at most, then ends. */
    @Override
    public void close() {
        stopping = true;
        signal.release();
        asking.ifPresent(
                topics -> { // The broker is away, and is not waited for any longer.
                    patience.end();
                    topics.close();
                });
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                patience.end();
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
