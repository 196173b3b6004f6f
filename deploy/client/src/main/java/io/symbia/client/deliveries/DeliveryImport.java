package io.symbia.client.deliveries;

import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.text.Listing;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final int CONFLICT = 409;

    /** The end of the codes by which the doors refuse a name under which they have something else. */
    private static final String OTHERWISE_THERE = "already_exists_with_other_content";

    /** By which a participant is known to be active, on whose word and since when ever. */
    private static final String ACTIVE_ALREADY = "participant_already_active";

    /** The code of rows whose order is in with other shipments or another escrow. */
    private static final String IN_OTHERWISE = "order_is_in_otherwise";

    static final String FOR_EVER = "what is sealed stays, and no import changes it";

    private final long beganNanos = System.nanoTime();
    private final PlatformClient platform;
    private final int concurrency;
    private final Importer importer;
    private final Map<String, Refusal> refusedPreparations = new ConcurrentHashMap<>(); // By path.
    private final List<RefusedRow> refused = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> placedOtherwise = ConcurrentHashMap.newKeySet();
    private final Set<String> sealedOtherwise = ConcurrentHashMap.newKeySet();
    private final AtomicLong commands = new AtomicLong();
    private final CommandRate rate = new CommandRate(System::nanoTime);
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong importedRows = new AtomicLong();

    /** An import of which nobody says whose it is. */
    public DeliveryImport(PlatformClient platform, int concurrency) {
        this(platform, concurrency, Importer.UNNAMED);
    }

    /** @param concurrency orders in flight, at least 1 */
    public DeliveryImport(PlatformClient platform, int concurrency, Importer importer) {
        if (concurrency < 1) throw new IllegalArgumentException("concurrency must be at least 1, was " + concurrency);
        this.platform = platform;
        this.concurrency = concurrency;
        this.importer = importer;
    }

    /**
     * What came of it.
     *
     * @param placedOtherwise orders that were placed before with other rows: these rows can never come in
     * @param sealedOtherwise orders that are in with other shipments, amounts, or days: no import changes these
     * @param commands that were given, repeated ones included
     * @param events   that they made; 0 when everything was there already
     * @param steadyRate commands a second, median of the run's {@value #WINDOW_SECONDS} seconds; 0 when it took no longer
     */
    public record Outcome(
            long importedRows,
            List<RefusedRow> refused,
            Set<String> placedOtherwise,
            Set<String> sealedOtherwise,
            long commands,
            long events,
            double steadyRate) {
        public Outcome {
            refused = List.copyOf(refused);
            placedOtherwise = Set.copyOf(placedOtherwise);
            sealedOtherwise = Set.copyOf(sealedOtherwise);
        }
    }

    private record Refusal(String code, String reason) {}

    /** The import could not go on. What was imported stays, and running it again goes on from there. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param message why, in one line */
        public Stopped(String message, Throwable cause) {
            super("the import stopped: " + message, cause);
        }
    }

    /** Imports a file that shows by itself how it is written; see {@link #run(DeliveryFile, IntConsumer)}. */
    public Outcome run(Path file, IntConsumer progress) throws IOException, InterruptedException {
        return run(DeliveryFile.read(file), progress);
    }

    /**
     * Imports a file. An order that needs what the platform refuses, a name that it does not take, has its rows refused; all others go in.
     *
     * @param progress is told, from any thread, how many more rows are dealt with
     * @throws Stopped when the platform does not answer
     */
    public Outcome run(DeliveryFile deliveries, IntConsumer progress) throws InterruptedException {
        refused.addAll(deliveries.refused());
        progress.accept(deliveries.refused().size());
        ItemNumbers items = new ItemNumbers();
        Importer.Reading reading = importer.of(deliveries.table().digest());
        for (List<Call> wave : Preparation.of(deliveries.orders(), items, reading)) {
            inParallel(wave, call -> {
                Answer answer = give(call);
                if (answer.isSuccess()) return;
                refusalOf(call, answer).ifPresent(refusal -> refusedPreparations.put(call.path(), refusal));
            });
        }
        inParallel(deliveries.orders(), order -> {
            importOrder(order, items, reading);
            progress.accept(order.rows().size());
        });
        List<RefusedRow> sorted = refused.stream()
                .sorted(Comparator.comparingLong(RefusedRow::lineNumber))
                .toList();
        return new Outcome(
                importedRows.get(),
                sorted,
                placedOtherwise,
                sealedOtherwise,
                commands.get(),
                events.get(),
                rate.median(WINDOW_SECONDS));
    }

    /** An order is in when all of its commands were taken; the first that is refused names the reason for all of its rows. */
    private void importOrder(OrderRecord order, ItemNumbers items, Importer.Reading reading) {
        for (String needed : Preparation.neededBy(order, items, reading)) {
            Refusal missing = refusedPreparations.get(needed);
            if (missing != null) {
                refuse(order, missing.code(), missing.reason());
                return;
            }
        }
        List<Call> calls = OrderPlan.of(order, items, reading);
        Call placing = calls.getFirst();
        Answer placed = give(placing);
        if (!placed.isSuccess()) {
            refuse(order, placing, placed, List.of());
            return;
        }
        List<Call> others = calls.subList(1, calls.size());
        if (eventsOf(placed) == 0) { // It was in, perhaps otherwise: nothing is booked before that is known.
            Standing standing = Standing.of(order, platform, placing.issuer(), beganNanos);
            if (standing.isUnseen()) {
                refuse(order, "order_not_shown_yet", standing.unseen(order));
                return;
            }
            Optional<String> otherwise = standing.difference(order);
            if (otherwise.isPresent()) {
                sealedOtherwise.add(order.number());
                refuse(order, IN_OTHERWISE, otherwise.get());
                return;
            }
            others = OrderPlan.of(order, items, reading, standing.there()).subList(1, calls.size());
        }
        List<String> booked = new ArrayList<>(); // By this import, and not by one before.
        for (Call call : others) {
            Answer answer = give(call);
            if (!answer.isSuccess()) {
                refuse(order, call, answer, booked);
                return;
            }
            if (eventsOf(answer) > 0) shipmentAt(order, call.path()).ifPresent(booked::add);
        }
        importedRows.addAndGet(order.rows().size());
    }

    /** @param booked shipments that this import has booked of it before */
    private void refuse(OrderRecord order, Call call, Answer answer, List<String> booked) {
        String code = codeOf(answer);
        if (!code.endsWith(OTHERWISE_THERE) || isOfAnother(order, call)) {
            refuse(order, code, call.path() + ": " + answer.refusal());
            return;
        }
        boolean isPlaced = call.path().equals(OrderPlan.pathOf(order));
        (isPlaced ? placedOtherwise : sealedOtherwise).add(order.number());
        // Two imports of one order at a time: what this one has booked by then is said by nobody else.
        String left = booked.isEmpty() ? "" : "; before that, this import has booked " + Listing.first(booked);
        refuse(order, code, "%s: is in with other values%s; %s".formatted(call.path(), left, FOR_EVER));
    }

    /** Whether a booking is refused because another order has the shipment's number, so that another number is due. */
    private boolean isOfAnother(OrderRecord order, Call call) {
        if (shipmentAt(order, call.path()).isEmpty()) return false;
        Answer there = platform.get(call.path(), call.issuer());
        return there.body()
                .path("booking")
                .path("orderNumbers")
                .valueStream()
                .noneMatch(number -> number.asString("").equals(order.name().value()));
    }

    /** The number of the shipment of an order that is booked at a path. */
    private static Optional<String> shipmentAt(OrderRecord order, String path) {
        return order.shipments().values().stream()
                .filter(shipment -> OrderPlan.pathOf(shipment).equals(path))
                .map(Shipment::number)
                .findFirst();
    }

    private void refuse(OrderRecord order, String code, String reason) {
        for (DeliveryRow row : order.rows()) refused.add(new RefusedRow(row.row(), row.id(), code, reason));
    }

    private static String codeOf(Answer answer) {
        return answer.body().path("code").asString("http_" + answer.status());
    }

    private static int eventsOf(Answer answer) {
        return answer.body().path("events").size();
    }

    /**
     * Why something cannot be registered; nothing where the platform was told all of it before, by an earlier file perhaps: names may be in other
     * capitals, the day may be another, and there may be more than is said now. What it does not show the importer, such as the limit of another's
     * line, is not the same.
     */
    private Optional<Refusal> refusalOf(Call call, Answer refusal) {
        String code = codeOf(refusal);
        String reason = call.path() + ": " + refusal.refusal();
        if (refusal.status() != CONFLICT) return Optional.of(new Refusal(code, reason));
        if (code.equals(ACTIVE_ALREADY) || platform.put(call.atAnyMoment()).isSuccess()) return Optional.empty();
        Answer found = platform.get(call.path(), importer.id());
        if (!found.isSuccess()) return Optional.of(new Refusal(code, reason));
        return Json.difference(found.body(), call.body()).map(how -> new Refusal(code, reason + "; " + how));
    }

    private Answer give(Call call) {
        Answer answer = platform.put(call);
        commands.incrementAndGet();
        rate.answered();
        events.addAndGet(eventsOf(answer));
        return answer;
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
