package io.symbia.system.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.client.deliveries.DeliveryFile;
import io.symbia.client.deliveries.DeliveryImport;
import io.symbia.client.deliveries.DeliveryImport.Outcome;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.client.http.PlatformClient;
import io.symbia.local.house.House;
import io.symbia.local.house.HouseOptions;
import io.symbia.system.house.Evidence;
import io.symbia.system.house.RandomKills;
import io.symbia.system.house.Stillness;
import io.symbia.system.house.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real deliveries come in while one process after the other is killed. Whatever happens, what came in is exact, and proven.
 *
 * <p>By default a part of the file and one kill of each process; {@code -Dsymbia.system.rows=6235 -Dsymbia.system.kills=10} is the
 * whole of it.
 */
class RealDeliveriesIT {
    private static final String NOBODY_SAID = "AGREES WITH ITSELF: nobody said whom to believe\n";
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));
    private static final Path FILE = ROOT.resolve("../shared/data/scms/scms_deliveries.csv");
    private static final int ROWS = Integer.getInteger("symbia.system.rows", 1_000);
    private static final int KILLS = Integer.getInteger("symbia.system.kills", 1);
    private static final long SEED = Long.getLong("symbia.system.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int CONCURRENCY = 16;
    private static final List<String> PROCESSES = List.of(
            "platform",
            "witness-customs",
            "witness-finance",
            "witness-industry",
            "log",
            "supply-chain",
            "logistics",
            "payment",
            "credit",
            "gateway");

    @TempDir
    private Path folder;

    @Test
    void areExactWhateverIsKilled() throws Exception {
        assumeTrue(Files.exists(FILE), "no real deliveries at ../shared/data/scms");
        System.out.printf("seed %d, %d rows, %d kills of each process%n", SEED, ROWS, KILLS);
        Path file = firstRows();
        House house = House.start(HouseOptions.onFreePorts(ROOT.resolve("target/dist"), folder.resolve("house")));
        try (house;
                PlatformClient platform = new PlatformClient(house.url("gateway"), PATIENCE)) {
            Evidence evidence = new Evidence(house, folder.resolve("evidence"));
            Stillness stillness = new Stillness(house, evidence);
            HouseViews views = new HouseViews(platform);

            Outcome outcome = importWhileKilling(house, platform, file);
            assertThat(outcome.importedRows() + outcome.refused().size()).isEqualTo(ROWS);
            assertThat(outcome.refused())
                    .extracting(RefusedRow::id, RefusedRow::code)
                    .isSubsetOf(
                            tuple("4190", "ordered_after_delivered"),
                            tuple("4432", "ordered_after_delivered"),
                            tuple("23750", "weight_zero"),
                            tuple("29140", "recorded_before_delivered"),
                            tuple("72832", "recorded_before_delivered"));

            stillness.await(PATIENCE);
            Set<String> leftOut = outcome.refused().stream().map(RefusedRow::id).collect(Collectors.toSet());
            assertThat(views.sums())
                    .isEqualTo(DeliverySums.ofFile(file, leftOut).inCents());
            assertThat(views.escrowsByState()).containsOnlyKeys("RELEASED");
            assertThat(views.ordersByState().keySet()).isSubsetOf("CLOSED", "FULFILLED");
            assertThat(views.trialBalance().path("balanced").asBoolean()).isTrue();

            long events = evidence.sealedEvents();
            assertThat(importing(platform, file, new AtomicLong()).events()).isZero();
            stillness.await(PATIENCE);
            assertThat(evidence.sealedEvents()).isEqualTo(events);

            assertThat(Tool.agreed("audit", house.url("log").toString())).endsWith(NOBODY_SAID);
            evidence.take();
            house.stop();
            assertThat(evidence.verify()).contains("PROVEN");
            System.out.printf(
                    "measure deliveries rows=%d kills=%d events=%d%n", ROWS, KILLS * PROCESSES.size(), events);
        }
    }

    private static Outcome importWhileKilling(House house, PlatformClient platform, Path file) throws Exception {
        AtomicLong done = new AtomicLong();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Outcome> outcome = thread.submit(() -> importing(platform, file, done));
            new RandomKills(house, PROCESSES, KILLS, ROWS, SEED).during(done::get, PATIENCE);
            return outcome.get();
        }
    }

    private static Outcome importing(PlatformClient platform, Path file, AtomicLong done) throws Exception {
        DeliveryFile rowByRow = DeliveryFile.read(file, Shape.FOUND, true, LocalDate.now(ZoneOffset.UTC));
        return new DeliveryImport(platform, CONCURRENCY).run(rowByRow, done::addAndGet);
    }

    private Path firstRows() throws Exception {
        List<String> lines = Files.readAllLines(FILE);
        return Files.write(folder.resolve("deliveries.csv"), lines.subList(0, ROWS + 1));
    }
}
