package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.http.Call;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.ParticipantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    private static final Digest FILE = Digest.ofContent(new byte[0]);
    private static final Importer.Reading IMPORTER =
            Importer.parse("zj-import", Optional.empty()).of(FILE);

    @TempDir
    private Path folder;

    @Test
    void registersInTheFirstWaveWhatTheSecondActivates() throws IOException {
        List<List<Call>> waves = prepare(new Sample()
                .row()
                .row("item description", "Another kit")
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "vendor", "Another maker")
                .row("po / so #", "PO-3", "asn/dn #", "ASN-3", "country", "Côte d'Ivoire"));
        ItemNumbers numbers = new ItemNumbers();
        assertThat(waves).hasSize(2);
        assertThat(waves.getFirst())
                .extracting(Call::path)
                .containsExactlyInAnyOrder(
                        "/credit/participants/vendor-maker-ltd",
                        "/credit/participants/vendor-another-maker",
                        "/credit/participants/client-vietnam",
                        "/credit/participants/client-cote-d-ivoire",
                        "/supply-chain/trade-items/"
                                + numbers.numberOf(new DeliveryRow.Item("Test kit, 30 tests", "Generic", "30")),
                        "/supply-chain/trade-items/"
                                + numbers.numberOf(new DeliveryRow.Item("Another kit", "Generic", "30")));
        assertThat(waves.getLast())
                .extracting(Call::path)
                .containsExactlyInAnyOrder(
                        "/credit/participants/vendor-maker-ltd/activation",
                        "/credit/participants/vendor-another-maker/activation",
                        "/credit/participants/client-vietnam/activation",
                        "/credit/participants/client-cote-d-ivoire/activation");
    }

    @Test
    void isAllDerivedByOneRuleOnTheFirstDayOfTheFile() throws IOException {
        List<Call> calls = prepare(new Sample()
                        .row()
                        .row(
                                "po / so #",
                                "PO-2",
                                "asn/dn #",
                                "ASN-2",
                                "po sent to vendor date",
                                "Date Not Captured",
                                "delivered to client date",
                                "1-May-06"))
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.issuer()).hasToString("zj-import");
            assertThat(call.origin()).hasValueSatisfying(origin -> {
                assertThat(origin.rule()).hasToString("import/register-from-delivery");
                assertThat(origin.importer()).hasToString("zj-import");
                assertThat(origin.rows()).isEmpty(); // The file as a whole.
            });
            assertThat(call.body().path("occurredAt").asString()).isEqualTo("2006-05-01T00:00:00.000Z");
        });
    }

    @Test
    void givesTheCountryOfAClientAndNoneOfAVendor() throws IOException {
        List<Call> first = prepare(new Sample().row()).getFirst();
        assertThat(call(first, "/credit/participants/client-vietnam")
                        .body()
                        .path("country")
                        .asString())
                .isEqualTo("VN");
        assertThat(call(first, "/credit/participants/vendor-maker-ltd").body().has("country"))
                .isFalse();
    }

    /** A number has 35 characters at most, and the id of a client may have 64. */
    @Test
    void numbersALineByItsClientHoweverLongItsName() {
        Importer importer = Importer.parse("zj-import", Optional.of("5000"));
        var shown = new ParticipantId("c".repeat(35));
        assertThat(OrderPlan.lineOf(shown, importer)).hasToString("zj-import:" + shown);
        CreditLineId longer = OrderPlan.lineOf(new ParticipantId("c".repeat(36)), importer);
        assertThat(longer.number()).matches("[0-9a-f]{32}");
        assertThat(OrderPlan.lineOf(new ParticipantId("c".repeat(64)), importer))
                .isNotEqualTo(longer)
                .isEqualTo(OrderPlan.lineOf(new ParticipantId("c".repeat(64)), importer));
    }

    @Test
    void grantsALineOnlyWhenTheImporterSaysOfHowMuch() throws IOException {
        Sample sample = new Sample().row();
        assertThat(prepare(sample).getFirst()).extracting(Call::path).noneMatch(path -> path.contains("/lines/"));
        Importer.Reading lender =
                Importer.parse("zj-import", Optional.of("5000")).of(FILE);
        List<Call> first = Preparation.of(DeliveryFile.read(sample.in(folder)).orders(), new ItemNumbers(), lender)
                .getFirst();
        assertThat(call(first, "/credit/lines/zj-import:client-vietnam")
                        .body()
                        .path("limit")
                        .path("amount")
                        .asString())
                .isEqualTo("5000.00");
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Preparation.of(List.of(), new ItemNumbers(), IMPORTER)).allMatch(List::isEmpty);
    }

    private List<List<Call>> prepare(Sample sample) throws IOException {
        return Preparation.of(DeliveryFile.read(sample.in(folder)).orders(), new ItemNumbers(), IMPORTER);
    }

    private static Call call(List<Call> calls, String path) {
        return calls.stream()
                .filter(call -> call.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
