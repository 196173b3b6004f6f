package io.symbia.client.deliveries;

import static io.symbia.client.http.SmallPlatform.Trouble.ANSWER_LOST;
import static io.symbia.client.http.SmallPlatform.Trouble.REFUSED;
import static io.symbia.client.http.SmallPlatform.Trouble.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.http.PlatformClient;
import io.symbia.client.http.PlatformUnreachable;
import io.symbia.client.http.SmallPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryImportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private SmallPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new SmallPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void importsTwiceWhatMakesEventsOnce() throws IOException, InterruptedException {
        Path file = orders(20).in(folder);
        DeliveryImport.Outcome first = run(file, 8, PATIENCE);
        assertThat(first.importedRows()).isEqualTo(20);
        assertThat(first.refused()).isEmpty();
        assertThat(first.events())
                .isEqualTo(first.commands())
                .isEqualTo(platform.done().size());

        DeliveryImport.Outcome again = run(file, 3, PATIENCE);
        assertThat(again.importedRows()).isEqualTo(20);
        assertThat(again.commands()).isEqualTo(first.commands());
        assertThat(again.events()).isZero();
    }

    @Test
    void importsEverythingThoughAnswersAreLost() throws IOException, InterruptedException {
        platform.troubles(ANSWER_LOST, UNAVAILABLE, ANSWER_LOST, UNAVAILABLE);
        DeliveryImport.Outcome outcome = run(orders(5).in(folder), 2, PATIENCE);
        assertThat(outcome.importedRows()).isEqualTo(5);
        assertThat(outcome.commands()).isEqualTo(platform.done().size());
    }

    @Test
    void refusesTheRowsOfAnOrderThatThePlatformRefuses() throws IOException, InterruptedException {
        Path good = orders(2).in(folder);
        run(good, 1, PATIENCE);
        Sample changed = new Sample()
                .row("po / so #", "PO-0", "asn/dn #", "ASN-0", "line item quantity", "11", "line item value", "68.75")
                .row("po / so #", "PO-1", "asn/dn #", "ASN-1");
        DeliveryImport.Outcome outcome = run(changed.in(folder), 1, PATIENCE);
        assertThat(outcome.importedRows()).isEqualTo(1);
        assertThat(outcome.refused()).singleElement().satisfies(row -> {
            assertThat(row.lineNumber()).isEqualTo(2);
            assertThat(row.code()).isEqualTo("already_exists_with_other_content");
            assertThat(row.reason()).startsWith("/supply-chain/orders/client-vietnam:PO-0: ");
        });
    }

    @Test
    void tellsHowManyRowsAreDealtWith() throws IOException, InterruptedException {
        AtomicInteger rows = new AtomicInteger();
        Path file = orders(4).row("line item quantity", "none").in(folder);
        try (PlatformClient client = new PlatformClient(platform.url(), PATIENCE)) {
            new DeliveryImport(client, 2).run(file, rows::addAndGet);
        }
        assertThat(rows).hasValue(5);
    }

    @Test
    void failsWithWhateverFailsInOneOfItsThreads() throws IOException {
        Path file = orders(4).in(folder);
        AssertionError mistake = new AssertionError("a mistake");
        try (PlatformClient client = new PlatformClient(platform.url(), PATIENCE)) {
            assertThatThrownBy(() -> new DeliveryImport(client, 2).run(file, rows -> {
                        if (rows > 0) throw mistake;
                    }))
                    .isSameAs(mistake);
        }
    }

    @Test
    void stopsSoonWithoutAPlatform() throws IOException {
        platform.always(UNAVAILABLE);
        Sample items = new Sample();
        for (int item = 0; item < 100; item++) items.row("item description", "kit " + item);
        Path file = items.in(folder);
        assertThatThrownBy(() -> run(file, 2, Duration.ofMillis(200)))
                .isInstanceOf(DeliveryImport.Stopped.class)
                .hasMessageContaining("the import stopped: ")
                .hasMessageContaining("did not answer")
                .hasCauseInstanceOf(PlatformUnreachable.class);
        assertThat(platform.received()).hasSizeLessThan(40);
    }

    @Test
    void goesOnWhereItStopped() throws IOException, InterruptedException {
        run(orders(7).in(folder), 4, PATIENCE);
        int before = platform.done().size();
        DeliveryImport.Outcome rest = run(orders(20).in(folder), 4, PATIENCE);
        assertThat(rest.importedRows()).isEqualTo(20);
        assertThat(rest.events()).isEqualTo(platform.done().size() - before);
    }

    /** The first command, which is refused, registers the vendor of the first order; another vendor's order goes in. */
    @Test
    void refusesTheRowsThatNeedWhatThePlatformRefusesAndNoOther() throws IOException, InterruptedException {
        platform.troubles(REFUSED);
        Sample sample = new Sample().row().row("po / so #", "PO-2", "asn/dn #", "ASN-2", "vendor", "Another maker");
        DeliveryImport.Outcome outcome = run(sample.in(folder), 1, PATIENCE);
        assertThat(outcome.importedRows()).isEqualTo(1);
        assertThat(outcome.refused()).singleElement().satisfies(row -> {
            assertThat(row.code()).isEqualTo("not_so");
            assertThat(row.reason()).isEqualTo("/credit/participants/vendor-maker-ltd: not_so: never");
        });
        assertThat(platform.done())
                .containsKey("/supply-chain/orders/client-vietnam:PO-2")
                .doesNotContainKey("/supply-chain/orders/client-vietnam:PO-1");
    }

    @Test
    void goesOnWithWhoIsThereAlreadyUnderTheSameNameOnly() throws IOException, InterruptedException {
        run(new Sample().row().in(folder), 1, PATIENCE);
        Sample later = new Sample()
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "po sent to vendor date", "1-May-06")
                .row("po / so #", "PO-3", "asn/dn #", "ASN-3", "vendor", "Another maker");
        DeliveryImport.Outcome outcome = run(later.in(folder), 1, PATIENCE);
        assertThat(outcome.refused()).isEmpty();

        DeliveryImport.Outcome other = run(
                new Sample()
                        .row("po / so #", "PO-4", "asn/dn #", "ASN-4", "vendor", "MAKER, LTD")
                        .in(folder),
                1,
                PATIENCE);
        assertThat(other.refused())
                .extracting(RefusedRow::code)
                .containsExactly("participant_already_exists_with_other_content");
    }

    @Test
    void marksEveryCommandWithTheImporterWhoVouchesForIt() throws IOException, InterruptedException {
        run(orders(3).in(folder), 2, PATIENCE);
        assertThat(platform.received())
                .isNotEmpty()
                .allSatisfy(received -> assertThat(received.rule()).endsWith("-by-importer"))
                .noneMatch(received -> received.path().contains("/lines/"));
    }

    @Test
    void needsAPlaceForAnOrder() {
        try (PlatformClient client = new PlatformClient(platform.url(), PATIENCE)) {
            assertThatThrownBy(() -> new DeliveryImport(client, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private DeliveryImport.Outcome run(Path file, int concurrency, Duration patience)
            throws IOException, InterruptedException {
        try (PlatformClient client = new PlatformClient(platform.url(), patience)) {
            return new DeliveryImport(client, concurrency).run(file, _ -> {});
        }
    }

    private static Sample orders(int count) {
        Sample sample = new Sample();
        for (int order = 0; order < count; order++) {
            sample.row("po / so #", "PO-" + order, "asn/dn #", "ASN-" + order);
        }
        return sample;
    }
}
