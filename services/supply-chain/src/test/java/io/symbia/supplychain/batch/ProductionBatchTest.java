package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_CONSUMES_ITSELF;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_IS_QUARANTINED;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_STATE_FORBIDS;
import static io.symbia.supplychain.batch.BatchRefusal.FAILED_INSPECTIONS_OPEN;
import static io.symbia.supplychain.batch.BatchRefusal.MANDATORY_INSPECTIONS_MISSING;
import static io.symbia.supplychain.batch.BatchRefusal.NOT_THE_PRODUCER;
import static io.symbia.supplychain.batch.BatchRefusal.TOO_MANY_FOR_BATCH;
import static io.symbia.supplychain.batch.BatchSamples.BATCH;
import static io.symbia.supplychain.batch.BatchSamples.LAB;
import static io.symbia.supplychain.batch.BatchSamples.LAB_AGAIN;
import static io.symbia.supplychain.batch.BatchSamples.LEAF;
import static io.symbia.supplychain.batch.BatchSamples.MANDATORY;
import static io.symbia.supplychain.batch.BatchSamples.NOW;
import static io.symbia.supplychain.batch.BatchSamples.OFFSET;
import static io.symbia.supplychain.batch.BatchSamples.PALLET;
import static io.symbia.supplychain.batch.BatchSamples.PLANTS;
import static io.symbia.supplychain.batch.BatchSamples.PRODUCER;
import static io.symbia.supplychain.batch.BatchSamples.STRANGER;
import static io.symbia.supplychain.batch.BatchSamples.by;
import static io.symbia.supplychain.batch.BatchSamples.cartons;
import static io.symbia.supplychain.batch.BatchSamples.consume;
import static io.symbia.supplychain.batch.BatchSamples.consumed;
import static io.symbia.supplychain.batch.BatchSamples.failed;
import static io.symbia.supplychain.batch.BatchSamples.kilograms;
import static io.symbia.supplychain.batch.BatchSamples.passed;
import static io.symbia.supplychain.batch.BatchSamples.produce;
import static io.symbia.supplychain.batch.BatchSamples.produced;
import static io.symbia.supplychain.batch.BatchSamples.quarantine;
import static io.symbia.supplychain.batch.BatchSamples.quarantined;
import static io.symbia.supplychain.batch.BatchSamples.release;
import static io.symbia.supplychain.batch.BatchSamples.released;
import static io.symbia.supplychain.batch.BatchSamples.start;
import static io.symbia.supplychain.batch.BatchSamples.started;
import static io.symbia.supplychain.batch.BatchSamples.startedWith;
import static io.symbia.supplychain.batch.BatchSamples.take;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.supplychain.batch.BatchCommand.AdmitDrawer;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchCommand.QuarantineAfterInspection;
import io.symbia.supplychain.batch.BatchCommand.RecordPassedInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The state table of {@link ProductionBatch}. */
class ProductionBatchTest {
    private final FixtureConfiguration<ProductionBatch> batch = new AggregateTestFixture<>(ProductionBatch.class);

    @Nested
    class Starting {
        @Test
        void isByTheProducer() {
            batch.givenNoPriorActivity().when(start(MANDATORY), by(PRODUCER)).expectEvents(started());
        }

        @Test
        void againChangesNothing() {
            batch.given(started()).when(start(MANDATORY), by(PRODUCER)).expectNoEvents();
        }

        @Test
        void otherwiseIsRefused() {
            batch.given(started())
                    .when(start(List.of()), by(PRODUCER))
                    .expectException(refused(BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT));
            batch.given(started())
                    .when(start(MANDATORY), by(STRANGER))
                    .expectException(refused(BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }
    }

    @Nested
    class OnlyTheProducer {
        @Test
        void doesAnythingButTake() {
            for (Object command : List.of(
                    new AdmitDrawer(Happened.at(NOW, OFFSET), BATCH, STRANGER),
                    consume(),
                    produce("200"),
                    quarantine(),
                    release())) {
                batch.given(started(), produced("200"))
                        .when(command, by(STRANGER))
                        .expectNoEvents()
                        .expectException(refused(NOT_THE_PRODUCER));
            }
        }

        @Test
        void hasItsOwnGoodsInspected() {
            batch.given(started())
                    .when(new RecordPassedInspection(
                            Happened.at(NOW, OFFSET),
                            BATCH,
                            STRANGER,
                            LAB,
                            InspectionKind.THIRD_PARTY,
                            Optional.empty()))
                    .expectException(refused(NOT_THE_PRODUCER));
            batch.given(started(), produced("200"))
                    .when(new QuarantineAfterInspection(Happened.at(NOW, OFFSET), BATCH, STRANGER, LAB))
                    .expectNoEvents()
                    .expectException(refused(NOT_THE_PRODUCER));
        }
    }

    @Nested
    class Consuming {
        @Test
        void isBeforeProducing() {
            batch.given(started()).when(consume(), by(PRODUCER)).expectEvents(consumed());
            batch.given(started(), produced("200"))
                    .when(consume(), by(PRODUCER))
                    .expectNoEvents()
                    .expectException(refused(BATCH_STATE_FORBIDS));
        }

        @Test
        void isOnce() {
            batch.given(started(), consumed()).when(consume(), by(PRODUCER)).expectNoEvents();
            batch.given(started(), consumed(), produced("200"))
                    .when(consume(), by(PRODUCER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            List<BatchQuantity> other = List.of(new BatchQuantity(LEAF, kilograms("1001")));
            batch.given(started(), consumed())
                    .when(new ConsumeInputs(Happened.at(NOW, OFFSET), BATCH, other), by(PRODUCER))
                    .expectException(refused(BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void isOfOtherBatches() {
            List<BatchQuantity> itself = List.of(new BatchQuantity(BATCH, cartons("1")));
            batch.given(started())
                    .when(new ConsumeInputs(Happened.at(NOW, OFFSET), BATCH, itself), by(PRODUCER))
                    .expectException(refused(BATCH_CONSUMES_ITSELF));
        }

        @Test
        void isAllowedInQuarantineAsLongAsNothingWasProduced() {
            batch.given(started(), quarantined()).when(consume(), by(PRODUCER)).expectEvents(consumed());
        }
    }

    @Nested
    class Producing {
        @Test
        void saysHowMuchOnce() {
            batch.given(started()).when(produce("200"), by(PRODUCER)).expectEvents(produced("200"));
            batch.given(started(), produced("200"))
                    .when(produce("200"), by(PRODUCER))
                    .expectNoEvents();
            batch.given(started(), produced("200"))
                    .when(produce("201"), by(PRODUCER))
                    .expectException(refused(BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void inQuarantineStaysThere() {
            batch.given(started(), quarantined())
                    .when(produce("200"), by(PRODUCER))
                    .expectEvents(produced("200"));
            batch.given(started(), quarantined(), produced("200"))
                    .when(take(PALLET, "1"), by(PRODUCER))
                    .expectException(refused(BATCH_IS_QUARANTINED));
        }
    }

    @Nested
    class Releasing {
        @Test
        void needsEachMandatoryInspection() {
            batch.given(started(), produced("200"), passed(LAB, InspectionKind.THIRD_PARTY, Optional.empty()))
                    .when(release(), by(PRODUCER))
                    .expectNoEvents()
                    .expectException(refused(MANDATORY_INSPECTIONS_MISSING));
            batch.given(
                            started(),
                            produced("200"),
                            passed(LAB, InspectionKind.THIRD_PARTY, Optional.empty()),
                            passed(PLANTS, InspectionKind.PHYTO, Optional.empty()))
                    .when(release(), by(PRODUCER))
                    .expectEvents(released(List.of(LAB, PLANTS)));
        }

        @Test
        void takesNoInspectionOfAnotherKindInstead() {
            batch.given(
                            started(),
                            produced("200"),
                            passed(LAB, InspectionKind.THIRD_PARTY, Optional.empty()),
                            passed(PLANTS, InspectionKind.INTERNAL, Optional.empty()))
                    .when(release(), by(PRODUCER))
                    .expectException(refused(MANDATORY_INSPECTIONS_MISSING));
        }

        @Test
        void isAfterProducing() {
            batch.given(startedWith(List.of()))
                    .when(release(), by(PRODUCER))
                    .expectException(refused(BATCH_STATE_FORBIDS));
            batch.given(startedWith(List.of()), quarantined())
                    .when(release(), by(PRODUCER))
                    .expectException(refused(BATCH_STATE_FORBIDS));
        }

        @Test
        void isOnce() {
            batch.given(startedWith(List.of()), produced("200"), released(List.of()))
                    .when(release(), by(PRODUCER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void waitsForTheRetestOfAFailure() {
            List<Object> history = new ArrayList<>(List.of(startedWith(List.of()), produced("200"), failed(LAB)));
            batch.given(history).when(release(), by(PRODUCER)).expectException(refused(FAILED_INSPECTIONS_OPEN));
            history.add(passed(PLANTS, InspectionKind.PHYTO, Optional.empty())); // No retest.
            batch.given(history).when(release(), by(PRODUCER)).expectException(refused(FAILED_INSPECTIONS_OPEN));
            history.add(passed(LAB_AGAIN, InspectionKind.THIRD_PARTY, Optional.of(LAB)));
            batch.given(history).when(release(), by(PRODUCER)).expectEvents(released(List.of(PLANTS, LAB_AGAIN)));
        }

        @Test
        void doesNotCareWhichWasHeardOfFirst() {
            batch.given(
                            startedWith(List.of()),
                            produced("200"),
                            passed(LAB_AGAIN, InspectionKind.THIRD_PARTY, Optional.of(LAB)),
                            failed(LAB))
                    .when(release(), by(PRODUCER))
                    .expectEvents(released(List.of(LAB_AGAIN)));
        }
    }

    @Nested
    class Quarantine {
        @Test
        void followsAFailedInspectionInAnyState() {
            var fail = new QuarantineAfterInspection(Happened.at(NOW, OFFSET), BATCH, PRODUCER, LAB);
            batch.given(started()).when(fail).expectEvents(failed(LAB));
            batch.given(started(), produced("200")).when(fail).expectEvents(failed(LAB));
            batch.given(startedWith(List.of()), produced("200"), released(List.of()))
                    .when(fail)
                    .expectEvents(failed(LAB));
            batch.given(started(), failed(PLANTS)).when(fail).expectEvents(failed(LAB));
            batch.given(started(), failed(LAB)).when(fail).expectNoEvents();
        }

        @Test
        void isOrderedByTheProducerToo() {
            batch.given(started()).when(quarantine(), by(PRODUCER)).expectEvents(quarantined());
            batch.given(started(), quarantined())
                    .when(quarantine(), by(PRODUCER))
                    .expectNoEvents();
            batch.given(startedWith(List.of()), produced("200"), quarantined(), released(List.of()))
                    .when(quarantine(), by(PRODUCER))
                    .expectEvents(quarantined());
        }

        @Test
        void aPassedInspectionIsNotedOnce() {
            var pass = new RecordPassedInspection(
                    Happened.at(NOW, OFFSET), BATCH, PRODUCER, LAB, InspectionKind.THIRD_PARTY, Optional.empty());
            var noted = passed(LAB, InspectionKind.THIRD_PARTY, Optional.empty());
            batch.given(started()).when(pass).expectEvents(noted);
            batch.given(started(), noted).when(pass).expectNoEvents();
        }

        @Test
        void asManyInspectionsAsAreAllowedAreNotedAndNotOneMore() {
            List<Object> history = new ArrayList<>(List.of(started()));
            for (int i = 1; i < InspectionRecord.MAX_INSPECTIONS; i++)
                history.add(failed(new InspectionId("zj-tea-coop:F-" + i)));
            var fail = new QuarantineAfterInspection(Happened.at(NOW, OFFSET), BATCH, PRODUCER, LAB);
            batch.given(history).when(fail).expectEvents(failed(LAB));
            history.add(failed(LAB));
            batch.given(history)
                    .when(new QuarantineAfterInspection(Happened.at(NOW, OFFSET), BATCH, PRODUCER, PLANTS))
                    .expectException(refused(TOO_MANY_FOR_BATCH));
        }
    }
}
