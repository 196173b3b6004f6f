package io.symbia.supplychain.inspection;

import static io.symbia.supplychain.inspection.InspectionRefusal.INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.inspection.InspectionSamples.BATCH;
import static io.symbia.supplychain.inspection.InspectionSamples.ID;
import static io.symbia.supplychain.inspection.InspectionSamples.INSPECTOR;
import static io.symbia.supplychain.inspection.InspectionSamples.LATER;
import static io.symbia.supplychain.inspection.InspectionSamples.NOW;
import static io.symbia.supplychain.inspection.InspectionSamples.OFFSET;
import static io.symbia.supplychain.inspection.InspectionSamples.PRODUCER;
import static io.symbia.supplychain.inspection.InspectionSamples.by;
import static io.symbia.supplychain.inspection.InspectionSamples.passed;
import static io.symbia.supplychain.inspection.InspectionSamples.request;
import static io.symbia.supplychain.inspection.InspectionSamples.requested;
import static io.symbia.supplychain.inspection.InspectionSamples.sampled;
import static io.symbia.supplychain.inspection.InspectionSamples.test;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.supplychain.inspection.InspectionCommand.RecordSamples;
import io.symbia.supplychain.inspection.InspectionCommand.RecordTests;
import io.symbia.supplychain.inspection.InspectionCommand.RequestInspection;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Repeated requests at an {@link Inspection}: nothing changes when nobody names a moment, and another moment is refused. */
class InspectionRepetitionTest {
    private final FixtureConfiguration<Inspection> inspection = new AggregateTestFixture<>(Inspection.class);

    @Test
    void repeatsWhatWasSaidOfItsMomentOrOfNone() {
        var request = request(InspectionKind.THIRD_PARTY, INSPECTOR, Optional.empty());
        var tests = test("0.03");
        Object[] history = {requested(), sampled(), passed("0.03")};
        for (Happened happened : List.of(Happened.at(NOW, OFFSET), LATER.unstated())) {
            inspection
                    .given(history)
                    .when(
                            new RequestInspection(happened, ID, BATCH, request.kind(), INSPECTOR, request.retestOf()),
                            by(PRODUCER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            inspection
                    .given(history)
                    .when(new RecordSamples(happened, ID, List.of("S-1"), Optional.of("one of all")), by(INSPECTOR))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            inspection
                    .given(history)
                    .when(new RecordTests(happened, ID, tests.tests(), tests.certificateNumber()), by(INSPECTOR))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void refusesWhatWasSaidOfAnotherMoment() {
        var tests = test("0.03");
        inspection
                .given(requested())
                .when(
                        new RequestInspection(
                                LATER, ID, BATCH, InspectionKind.THIRD_PARTY, INSPECTOR, Optional.empty()),
                        by(PRODUCER))
                .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        inspection
                .given(requested(), sampled())
                .when(new RecordSamples(LATER, ID, List.of("S-1"), Optional.of("one of all")), by(INSPECTOR))
                .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        inspection
                .given(requested(), sampled(), passed("0.03"))
                .when(new RecordTests(LATER, ID, tests.tests(), tests.certificateNumber()), by(INSPECTOR))
                .expectException(refused(INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }
}
