package io.symbia.client.deliveries;

import io.symbia.client.http.Answer;
import io.symbia.client.http.Call;
import io.symbia.client.http.CommandRate;
import io.symbia.client.http.PlatformClient;
import io.symbia.client.http.PlatformUnreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Gives the commands of a delivery file: several orders at a time, the commands of one order one after the other. Safe to stop and to
 * run again: every command names what it creates, and what is there already makes no event.
 */
public final class DeliveryImport {
    /** Over so many seconds a rate is taken. */
    public static final int WINDOW_SECONDS = 10;

    private final PlatformClient platform;
    private final int concurrency;
    private final List<RefusedRow> refused = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong commands = new AtomicLong();
    private final CommandRate rate = new CommandRate(System::nanoTime);
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong importedRows = new AtomicLong();

    /** @param concurrency orders in flight, at least 1 */
    public DeliveryImport(PlatformClient platform, int concurrency) {
        if (concurrency < 1) throw new IllegalArgumentException("concurrency must be at least 1, was " + concurrency);
        this.platform = platform;
        this.concurrency = concurrency;
    }

    /**
     * What came of it.
     *
     * @param commands that were given, repeated ones included
     * @param events   that they made; 0 when everything was there already
     * @param steadyRate commands a second, median of the run's {@value #WINDOW_SECONDS} seconds; 0 when it took no longer
     */
    public record Outcome(long importedRows, List<RefusedRow> refused, long commands, long events, double steadyRate) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    /** The import could not go on. What was imported stays, and running it again goes on from there. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Stopped(String message, Throwable cause) {
            super("the import stopped: " + message, cause);
        }
    }

    /**
     * Imports a file.
     *
     * @param progress is told, from any thread, how many more rows are dealt with
     * @throws IOException when the file cannot be read
     * @throws Stopped     when the platform does not answer, or refuses what all orders need
     */
    public Outcome run(Path file, IntConsumer progress) throws IOException, InterruptedException {
        DeliveryFile deliveries = DeliveryFile.read(file);
        refused.addAll(deliveries.refused());
        progress.accept(deliveries.refused().size());
        ItemNumbers items = new ItemNumbers();
        for (List<Call> wave : Preparation.of(deliveries.orders(), items)) {
            inParallel(wave, call -> requireSuccess(call, give(call)));
        }
        inParallel(deliveries.orders(), order -> {
            importOrder(order, OrderPlan.of(order, items));
            progress.accept(order.rows().size());
        });
        List<RefusedRow> sorted = refused.stream()
                .sorted(Comparator.comparingLong(RefusedRow::lineNumber))
                .toList();
        return new Outcome(importedRows.get(), sorted, commands.get(), events.get(), rate.median(WINDOW_SECONDS));
    }

    /** An order whose first commands are refused has none of its rows; a shipment that is refused later has none of its own. */
    private void importOrder(OrderRecord order, List<Call> calls) {
        for (Call call : calls) {
            Answer answer = give(call);
            if (!answer.isSuccess()) {
                for (DeliveryRow row : order.rows()) {
                    refused.add(new RefusedRow(
                            row.lineNumber(),
                            row.id(),
                            answer.body().path("code").asString("http_" + answer.status()),
                            call.path() + ": " + answer.refusal()));
                }
                return;
            }
        }
        importedRows.addAndGet(order.rows().size());
    }

    private Answer give(Call call) {
        Answer answer = platform.put(call);
        commands.incrementAndGet();
        rate.answered();
        events.addAndGet(answer.body().path("events").size());
        return answer;
    }

    private static void requireSuccess(Call call, Answer answer) {
        if (!answer.isSuccess()) throw new Stopped(call.path() + " was refused: " + answer.refusal(), null);
    }

    private interface Task<T> {
        void run(T subject);
    }

    /** Begins nothing more once a task has failed: without the platform, each would wait out its patience. */
    private <T> void inParallel(List<T> subjects, Task<T> task) throws InterruptedException {
        Semaphore places = new Semaphore(concurrency);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T subject : subjects) {
                places.acquire();
                if (failure.get() != null) break;
                threads.execute(() -> {
                    try {
                        task.run(subject);
                    } catch (RuntimeException
                            | Error failed) { // Thrown again below: nothing that fails may pass for done.
                        failure.compareAndSet(null, failed);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        switch (failure.get()) {
            case null -> {}
            case Stopped stopped -> throw stopped;
            case PlatformUnreachable unreachable -> throw new Stopped(unreachable.getMessage(), unreachable);
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case Throwable impossible -> throw new IllegalStateException(impossible);
        }
    }
}
