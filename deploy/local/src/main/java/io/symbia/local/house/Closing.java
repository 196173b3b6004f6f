package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Ends processes by SIGTERM, which lets each finish what it has begun. */
public final class Closing {
    private Closing() {}

    /**
     * Ends the house that keeps its data here, whoever started it: the door first, then services, log and platform.
     *
     * @param grace how long each stage may take
     * @return what is still there after that
     * @throws HouseProblem when somebody else starts or ends it, and is not done within that time
     */
    public static List<Resident> down(Path data, Duration grace, Consumer<String> progress) {
        if (Resident.all(data).stream().noneMatch(Resident::isAlive)) { // Files of what is gone are left, at most.
            return down(data, Resident.all(data), grace, progress);
        }
        try (Closeable _ = House.alone(data, grace)) {
            return down(data, Resident.all(data), grace, progress);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + data, failed);
        }
    }

    /** Ends some of a house, in the same order. */
    static List<Resident> down(Path data, List<Resident> residents, Duration grace, Consumer<String> progress) {
        List<Resident> left = new ArrayList<>();
        for (Stage stage : Arrays.asList(Stage.values()).reversed()) {
            List<Resident> together = residents.stream()
                    .filter(resident -> resident.stage() == stage)
                    .toList();
            left.addAll(end(data, together, grace, progress));
        }
        return left;
    }

    /** What a person types to end it. */
    public static String command(Path data) {
        Path usual = Path.of("data").toAbsolutePath();
        boolean isPlain = data.toString().matches("[\\w/.+:@%-]+"); // Of others a shell would make something else.
        String typed = isPlain ? data.toString() : "'" + data.toString().replace("'", "'\\''") + "'";
        return "./symbia down" + (data.equals(usual) ? "" : " --data " + typed);
    }

    static List<Resident> end(Path data, List<Resident> residents, Duration grace, Consumer<String> progress) {
        List<CompletableFuture<ProcessHandle>> ends = new ArrayList<>();
        for (Resident resident : residents) {
            resident.handle().ifPresent(handle -> {
                handle.destroy();
                ends.add(handle.onExit().whenComplete((_, _) -> progress.accept(resident.name() + " ended")));
            });
        }
        awaitAll(ends, grace);
        List<Resident> left = new ArrayList<>();
        for (Resident resident : residents) {
            if (resident.isAlive()) {
                left.add(resident);
            } else {
                resident.forget(data);
            }
        }
        return left;
    }

    private static void awaitAll(List<CompletableFuture<ProcessHandle>> ends, Duration grace) {
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // What is left is told to the caller.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("waiting for a process failed", failed);
        }
    }
}
