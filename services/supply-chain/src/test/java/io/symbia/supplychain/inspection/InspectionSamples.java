package io.symbia.supplychain.inspection;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionRequestedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionBound;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionLimit;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.Reading;
import io.symbia.events.supplychain.inspection.TestFinding;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.inspection.InspectionCommand.RecordSamples;
import io.symbia.supplychain.inspection.InspectionCommand.RecordTests;
import io.symbia.supplychain.inspection.InspectionCommand.RequestInspection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inspection of the story, and what is asked and said of it. */
final class InspectionSamples {
    static final InspectionId ID = new InspectionId("zj-tea-coop:INSP-2611-07");
    static final BatchId BATCH = new BatchId("19506000134366.ZJ2611A");
    static final ParticipantId PRODUCER = new ParticipantId("zj-tea-coop");
    static final ParticipantId INSPECTOR = new ParticipantId("lab-hz");
    static final ParticipantId STRANGER = new ParticipantId("stranger");
    static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    static final Happened LATER = Happened.at(NOW.plusSeconds(60), OFFSET);

    private InspectionSamples() {}

    static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    static InspectionLimit limit(InspectionBound bound, String value) {
        return new InspectionLimit(
                bound, Optional.of(Reading.of(value)), Optional.empty(), "buyer's specification", "2026");
    }

    static InspectionTest residue(String value) {
        return test(Confidential.of(TestFinding.measured(Reading.of(value))), limit(InspectionBound.AT_MOST, "0.05"));
    }

    static InspectionTest test(Confidential<TestFinding> finding, InspectionLimit limit) {
        return new InspectionTest(
                "EN 15662",
                "chlorpyrifos",
                Optional.of(Confidential.of("S-1")),
                Optional.empty(),
                finding,
                limit,
                limit.value().map(_ -> new UnitOfMeasure("NA")));
    }

    static RequestInspection request(InspectionKind kind, ParticipantId inspector, Optional<InspectionId> retestOf) {
        return new RequestInspection(Happened.at(NOW, OFFSET), ID, BATCH, kind, inspector, retestOf);
    }

    static RecordSamples sample(String sample) {
        return new RecordSamples(Happened.at(NOW, OFFSET), ID, List.of(sample), Optional.of("one of all"));
    }

    static RecordTests test(String value) {
        return test(found(value));
    }

    static InspectionCommand.Test found(String value) {
        return found(TestFinding.measured(Reading.of(value)), limit(InspectionBound.AT_MOST, "0.05"));
    }

    static InspectionCommand.Test found(TestFinding finding, InspectionLimit limit) {
        return new InspectionCommand.Test(
                "EN 15662",
                "chlorpyrifos",
                Optional.of("S-1"),
                Optional.empty(),
                finding,
                limit,
                limit.value().map(_ -> new UnitOfMeasure("NA")));
    }

    static RecordTests test(InspectionCommand.Test found) {
        return new RecordTests(Happened.at(NOW, OFFSET), ID, List.of(found), Optional.of("HZ-1"));
    }

    static InspectionRequestedV1 requested() {
        return new InspectionRequestedV1(
                Happened.at(NOW, OFFSET), ID, BATCH, PRODUCER, InspectionKind.THIRD_PARTY, INSPECTOR, Optional.empty());
    }

    static InspectionSampledV1 sampled() {
        return new InspectionSampledV1(
                Happened.at(NOW, OFFSET), ID, BATCH, Confidential.of(List.of("S-1")), Optional.of("one of all"));
    }

    static InspectionPassedV1 passed(String value) {
        return new InspectionPassedV1(
                Happened.at(NOW, OFFSET),
                ID,
                BATCH,
                PRODUCER,
                InspectionKind.THIRD_PARTY,
                INSPECTOR,
                Optional.empty(),
                List.of(residue(value)),
                Optional.of("HZ-1"));
    }

    static InspectionFailedV1 failed(String value) {
        return new InspectionFailedV1(
                Happened.at(NOW, OFFSET),
                ID,
                BATCH,
                PRODUCER,
                InspectionKind.THIRD_PARTY,
                INSPECTOR,
                Optional.empty(),
                List.of(residue(value)),
                Optional.of("HZ-1"));
    }
}
