package io.symbia.log.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.LogApplication;
import io.symbia.log.testkit.ChildJvm;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log in a process of its own, many who read its largest answers a kilobyte a second, and one who only wants proofs. In small by default; with
 * {@code -Dsymbia.log.slowReaders=250} at the size of the smallest container that {@code k8s/base} gives it, where times are compared too.
 */
class SlowReadersIT {
    private static final int READERS = Integer.getInteger("symbia.log.slowReaders", 60);
    private static final boolean IS_WHOLE = READERS >= 250;
    private static final int HEAP_MIB =
            IS_WHOLE ? 460 : 128; // 768 Mi, of which the images give 60 per cent to objects.
    private static final int SAMPLES = IS_WHOLE ? 4_000 : 400;
    private static final int EVENTS = 1_000;
    private static final String TOPIC = "slow.events";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong sentAway = new AtomicLong();
    private final ConcurrentHashMap<String, Throwable> failures = new ConcurrentHashMap<>();
    private URI base;
    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        done.countDown();
        for (Thread thread : threads) thread.join();
        process.destroyForcibly().onExit().join();
        client.close();
    }

    private void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        base = URI.create("http://127.0.0.1:" + port);
        Path folder = Platform.folder("slow");
        Path output = Files.createTempFile(folder.getParent(), "slow-", ".txt");
        process = ChildJvm.of(
                        HEAP_MIB,
                        LogApplication.class,
                        "--server.port=" + port,
                        "--symbia.log.data=" + folder,
                        "--symbia.log.origin=log.test/slow",
                        "--symbia.log.topics=" + TOPIC,
                        "--symbia.log.receipts-topic=slow.receipts",
                        "--symbia.log.mongo-uri=" + Platform.mongoUri(),
                        "--symbia.log.kafka-bootstrap=" + Platform.bootstrap())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private boolean answers(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static TestEvent event(long sequence) {
        return TestEvent.of("slow", sequence);
    }

    private static String large() {
        return "/evidence/" + event(0).tag();
    }

    private void run(String name, Work work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException | RuntimeException failed) {
                failures.put(name, failed);
            }
        }));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private boolean isDoneWithin(long millis) throws InterruptedException {
        return done.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Comes back whenever it is ended or sent away. */
    private void readSlowly() throws InterruptedException {
        while (done.getCount() > 0) {
            try (RawConnection connection = new RawConnection(base)) {
                connection.send("GET " + large() + " HTTP/1.1\r\nHost: log\r\n\r\n");
                if (connection.rest(12).endsWith("200")) {
                    begun.incrementAndGet();
                    while (connection.fetch(1_024) >= 0 && !isDoneWithin(1_000)) {
                        // One more kilobyte.
                    }
                } else {
                    sentAway.incrementAndGet();
                    isDoneWithin(1_000);
                }
            } catch (IOException _) { // Ended by the log.
                isDoneWithin(1_000);
            }
        }
    }

    private void publishOn() throws InterruptedException {
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (long sequence = EVENTS; !isDoneWithin(100); sequence++) {
                publisher.send(TOPIC, 1, TestEvent.of("others", sequence - EVENTS));
                publisher.flush();
            }
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    /** Milliseconds of each request of an ordinary reader. */
    private double[] read(int samples) throws IOException, InterruptedException {
        double[] millis = new double[samples];
        for (int sample = 0; sample < samples; sample++) {
            String path = switch (sample % 4) {
                case 0 -> "/checkpoint";
                case 1 -> "/tile/0/000";
                case 2 -> "/tile/entries/00" + sample % 3;
                default -> "/proofs/" + event(sample % EVENTS).digest();
            };
            long startNanos = System.nanoTime();
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
            millis[sample] = (System.nanoTime() - startNanos) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private double behindSeconds() throws IOException, InterruptedException {
        return JSON.readTree(get("/status").body())
                .at("/health/oldestUnwitnessedSeconds")
                .asDouble();
    }

    @Test
    void delayNobodyAndEndNothing() throws IOException, InterruptedException {
        start();
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            publisher.createTopic(TOPIC, 2);
            for (int sequence = 0; sequence < EVENTS; sequence++) {
                publisher.send(TOPIC, 0, event(sequence));
                if (sequence % 100 == 99) publisher.flush();
            }
            publisher.flush();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> answers(large()));
        run("publisher", this::publishOn);
        read(SAMPLES); // Warms it up.
        double[] quiet = read(SAMPLES);

        for (int reader = 0; reader < READERS; reader++) run("reader-" + reader, this::readSlowly);
        Awaitility.await().atMost(PATIENCE).until(() -> begun.get() + sentAway.get() >= READERS);
        double behind = 0;
        double[] crowded = new double[0];
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(IS_WHOLE ? 120 : 5);
        while (System.nanoTime() < endNanos) {
            double[] next = read(SAMPLES);
            crowded = Arrays.copyOf(crowded, crowded.length + next.length);
            System.arraycopy(next, 0, crowded, crowded.length - next.length, next.length);
            behind = Math.max(behind, behindSeconds());
        }
        Arrays.sort(crowded);

        double ratio = p99(crowded) / p99(quiet);
        System.out.printf(
                "slow readers %d, heap %d MiB: archives begun %d, sent away %d, process alive %s, other requests %d,"
                        + " p99 %.1f ms, %.1f ms without them: ratio %.2f; publication behind by %.1f s at most%n",
                READERS,
                HEAP_MIB,
                begun.get(),
                sentAway.get(),
                process.isAlive(),
                crowded.length,
                p99(crowded),
                p99(quiet),
                ratio,
                behind);
        assertThat(process.isAlive()).isTrue();
        assertThat(failures).isEmpty();
        assertThat(begun.get()).isPositive();
        assertThat(sentAway.get()).isPositive();
        if (IS_WHOLE) {
            assertThat(behind).isLessThan(5);
            assertThat(ratio).isLessThan(2);
        }
    }

    private static double p99(double[] sorted) {
        return sorted[sorted.length * 99 / 100];
    }
}
