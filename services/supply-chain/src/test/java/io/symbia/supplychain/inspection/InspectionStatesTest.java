package io.symbia.supplychain.inspection;

import static io.symbia.supplychain.inspection.InspectionRefusal.INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.inspection.InspectionRefusal.INSPECTION_STATE_FORBIDS;
import static io.symbia.supplychain.inspection.InspectionRefusal.INSPECTOR_NOT_INDEPENDENT;
import static io.symbia.supplychain.inspection.InspectionRefusal.NOT_THE_INSPECTOR;
import static io.symbia.supplychain.inspection.InspectionRefusal.RETEST_OF_ITSELF;
import static io.symbia.supplychain.inspection.InspectionRefusal.SAMPLE_NOT_TAKEN;
import static io.symbia.supplychain.inspection.InspectionRefusal.TEST_DECIDES_NOTHING;
import static io.symbia.supplychain.inspection.InspectionSamples.ID;
import static io.symbia.supplychain.inspection.InspectionSamples.INSPECTOR;
import static io.symbia.supplychain.inspection.InspectionSamples.NOW;
import static io.symbia.supplychain.inspection.InspectionSamples.OFFSET;
import static io.symbia.supplychain.inspection.InspectionSamples.PRODUCER;
import static io.symbia.supplychain.inspection.InspectionSamples.STRANGER;
import static io.symbia.supplychain.inspection.InspectionSamples.by;
import static io.symbia.supplychain.inspection.InspectionSamples.failed;
import static io.symbia.supplychain.inspection.InspectionSamples.found;
import static io.symbia.supplychain.inspection.InspectionSamples.limit;
import static io.symbia.supplychain.inspection.InspectionSamples.passed;
import static io.symbia.supplychain.inspection.InspectionSamples.request;
import static io.symbia.supplychain.inspection.InspectionSamples.requested;
import static io.symbia.supplychain.inspection.InspectionSamples.residue;
import static io.symbia.supplychain.inspection.InspectionSamples.sample;
import static io.symbia.supplychain.inspection.InspectionSamples.sampled;
import static io.symbia.supplychain.inspection.InspectionSamples.test;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionBound;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.InspectionVerdict;
import io.symbia.events.supplychain.inspection.Reading;
import io.symbia.events.supplychain.inspection.TestFinding;
import io.symbia.supplychain.inspection.InspectionCommand.RecordTests;
import io.symbia.supplychain.inspection.InspectionCommand.RequestInspection;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state table of {@link Inspection}, and that nobody but the tests gives a verdict. */
class InspectionStatesTest {

    private final FixtureConfiguration<Inspection> inspection = new AggregateTestFixture<>(Inspection.class);

    @Test
    void isRequestedByTheProducer() {
        inspection
                .givenNoPriorActivity()
                .when(request(InspectionKind.THIRD_PARTY, INSPECTOR, Optional.empty()), by(PRODUCER))
                .expectEvents(requested());
    }

    @Test
    void isRequestedOnce() {
        inspection
                .given(requested())
                .when(request(InspectionKind.THIRD_PARTY, INSPECTOR, Optional.empty()), by(PRODUCER))
                .expectNoEvents();
        for (RequestInspection other : List.of(
                request(InspectionKind.PHYTO, INSPECTOR, Optional.empty()),
                request(InspectionKind.THIRD_PARTY, STRANGER, Optional.empty()),
                request(InspectionKind.THIRD_PARTY, INSPECTOR, Optional.of(new InspectionId("zj-tea-coop:other"))))) {
            inspection
                    .given(requested())
                    .when(other, by(PRODUCER))
                    .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }
        inspection
                .given(requested())
                .when(request(InspectionKind.THIRD_PARTY, INSPECTOR, Optional.empty()), by(STRANGER))
                .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @ParameterizedTest
    @EnumSource(value = InspectionKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNISED")
    void theProducerInspectsItselfOnlyInternally(InspectionKind kind) {
        var alone = request(kind, PRODUCER, Optional.empty());
        var result = inspection.givenNoPriorActivity().when(alone, by(PRODUCER));
        if (kind == InspectionKind.INTERNAL) result.expectSuccessfulHandlerExecution();
        else result.expectNoEvents().expectException(refused(INSPECTOR_NOT_INDEPENDENT));
    }

    @Test
    void repeatsAnotherAndNotItself() {
        inspection
                .givenNoPriorActivity()
                .when(request(InspectionKind.THIRD_PARTY, INSPECTOR, Optional.of(ID)), by(PRODUCER))
                .expectException(refused(RETEST_OF_ITSELF));
    }

    @Test
    void isSampledByTheInspectorOnce() {
        inspection.given(requested()).when(sample("S-1"), by(INSPECTOR)).expectEvents(sampled());
        inspection.given(requested()).when(sample("S-1"), by(PRODUCER)).expectException(refused(NOT_THE_INSPECTOR));
        inspection
                .given(requested(), sampled())
                .when(sample("S-1"), by(INSPECTOR))
                .expectNoEvents();
        inspection
                .given(requested(), sampled())
                .when(sample("S-2"), by(INSPECTOR))
                .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void isNotSampledAfterTheVerdict() {
        inspection
                .given(requested(), sampled(), passed("0.03"))
                .when(sample("S-2"), by(INSPECTOR))
                .expectException(refused(INSPECTION_STATE_FORBIDS));
        inspection
                .given(requested(), sampled(), failed("0.06"))
                .when(sample("S-2"), by(INSPECTOR))
                .expectException(refused(INSPECTION_STATE_FORBIDS));
    }

    @Test
    void isNotTestedBeforeSampling() {
        inspection
                .given(requested())
                .when(test("0.03"), by(INSPECTOR))
                .expectException(refused(INSPECTION_STATE_FORBIDS));
    }

    @Test
    void isTestedByTheInspector() {
        inspection
                .given(requested(), sampled())
                .when(test("0.03"), by(PRODUCER))
                .expectNoEvents()
                .expectException(refused(NOT_THE_INSPECTOR));
    }

    @ParameterizedTest
    @CsvSource({"0.049999999, true", "0.05, true", "0.050000001, false"})
    void theTestsGiveTheVerdict(String value, boolean passes) {
        inspection
                .given(requested(), sampled())
                .when(test(value), by(INSPECTOR))
                .expectEvents(passes ? passed(value) : failed(value));
    }

    @Test
    void oneBadTestAmongGoodOnesFails() {
        List<InspectionTest> tests = List.of(residue("0.03"), residue("0.06"), residue("0.01"));
        assertThat(InspectionVerdict.of(tests)).contains(InspectionVerdict.FAILED);
    }

    @Test
    void aWithheldFindingGivesNoVerdictUnlessAnotherFailed() {
        InspectionTest withheld =
                InspectionSamples.test(Confidential.withheld(), limit(InspectionBound.AT_MOST, "0.05"));
        assertThat(InspectionVerdict.of(List.of(residue("0.03"), withheld))).isEmpty();
        assertThat(InspectionVerdict.of(List.of(residue("0.06"), withheld))).contains(InspectionVerdict.FAILED);
    }

    /** A method that quantifies from 0.1 says nothing about a limit of 0.05, and one that quantifies from 0.05 all that is due. */
    @ParameterizedTest
    @CsvSource({"0.05, true", "0.050000001, false"})
    void whatDecidesNothingIsRefused(String below, boolean decides) {
        RecordTests tests = test(found(TestFinding.below(Reading.of(below)), limit(InspectionBound.AT_MOST, "0.05")));
        if (decides) {
            inspection.given(requested(), sampled()).when(tests, by(INSPECTOR)).expectSuccessfulHandlerExecution();
        } else {
            inspection
                    .given(requested(), sampled())
                    .when(tests, by(INSPECTOR))
                    .expectNoEvents()
                    .expectException(refused(TEST_DECIDES_NOTHING).at("/tests/0/finding"));
        }
    }

    @Test
    void isTestedOnSamplesThatWereTaken() {
        var good = found("0.03");
        var other = new InspectionCommand.Test(
                good.method(),
                good.analyte(),
                Optional.of("S-2"),
                good.examined(),
                good.finding(),
                good.limit(),
                good.unit());
        inspection
                .given(requested(), sampled())
                .when(test(other), by(INSPECTOR))
                .expectNoEvents()
                .expectException(refused(SAMPLE_NOT_TAKEN).at("/tests/0/sample"));
    }

    @Test
    void noEventCanClaimAnotherVerdict() {
        assertThatThrownBy(() -> passed("0.06")).hasMessageContaining("FAILED, not PASSED");
        assertThatThrownBy(() -> failed("0.03")).hasMessageContaining("PASSED, not FAILED");
    }

    @Test
    void isTestedOnce() {
        inspection
                .given(requested(), sampled(), passed("0.03"))
                .when(test("0.03"), by(INSPECTOR))
                .expectNoEvents();
        inspection
                .given(requested(), sampled(), failed("0.06"))
                .when(test("0.03"), by(INSPECTOR))
                .expectNoEvents()
                .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void asManyTestsAsAreAllowedAndNotOneMore() {
        var most = java.util.Collections.nCopies(InspectionVerdict.MAX_TESTS, found("0.03"));
        inspection
                .given(requested(), sampled())
                .when(new RecordTests(Happened.at(NOW, OFFSET), ID, most, Optional.empty()), by(INSPECTOR))
                .expectSuccessfulHandlerExecution();
        var more = java.util.Collections.nCopies(InspectionVerdict.MAX_TESTS + 1, found("0.03"));
        assertThatThrownBy(() -> new RecordTests(Happened.at(NOW, OFFSET), ID, more, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordTests(Happened.at(NOW, OFFSET), ID, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
