package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.*;
import static io.symbia.supplychain.batch.BatchSamples.BATCH;
import static io.symbia.supplychain.batch.BatchSamples.INPUTS;
import static io.symbia.supplychain.batch.BatchSamples.LAB;
import static io.symbia.supplychain.batch.BatchSamples.LATER;
import static io.symbia.supplychain.batch.BatchSamples.PACKER;
import static io.symbia.supplychain.batch.BatchSamples.PALLET;
import static io.symbia.supplychain.batch.BatchSamples.PRODUCER;
import static io.symbia.supplychain.batch.BatchSamples.SITE;
import static io.symbia.supplychain.batch.BatchSamples.USE;
import static io.symbia.supplychain.batch.BatchSamples.admitted;
import static io.symbia.supplychain.batch.BatchSamples.by;
import static io.symbia.supplychain.batch.BatchSamples.cartons;
import static io.symbia.supplychain.batch.BatchSamples.consumed;
import static io.symbia.supplychain.batch.BatchSamples.passed;
import static io.symbia.supplychain.batch.BatchSamples.produce;
import static io.symbia.supplychain.batch.BatchSamples.produced;
import static io.symbia.supplychain.batch.BatchSamples.quarantined;
import static io.symbia.supplychain.batch.BatchSamples.released;
import static io.symbia.supplychain.batch.BatchSamples.startedWith;
import static io.symbia.supplychain.batch.BatchSamples.take;
import static io.symbia.supplychain.batch.BatchSamples.taken;
import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.party.CountryCode;
import io.symbia.supplychain.batch.BatchCommand.AdmitDrawer;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchCommand.ProduceBatch;
import io.symbia.supplychain.batch.BatchCommand.QuarantineBatch;
import io.symbia.supplychain.batch.BatchCommand.ReleaseBatch;
import io.symbia.supplychain.batch.BatchCommand.StartBatch;
import io.symbia.supplychain.batch.BatchCommand.TakeQuantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Repeated requests at a {@link ProductionBatch}: nothing changes when nobody names a moment, and another moment is refused. */
class BatchRepetitionTest {
    private static final List<Object> MADE =
            List.of(startedWith(List.of()), admitted(PACKER), consumed(), produced("200"), taken(PALLET, "1"));

    private final FixtureConfiguration<ProductionBatch> batch = new AggregateTestFixture<>(ProductionBatch.class);

    @Test
    void changesNothingWhenNobodyNamesAMoment() {
        for (BatchCommand command : said(LATER.unstated()).keySet()) {
            batch.given(MADE).when(command, by(PRODUCER)).expectNoEvents().expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void isRefusedOfAnotherMoment() {
        said(LATER)
                .forEach((command, refusal) -> batch.given(MADE)
                        .when(command, by(PRODUCER))
                        .expectNoEvents()
                        .expectException(refused(refusal)));
    }

    @Test
    void isQuarantinedAtOneMoment() {
        batch.given(startedWith(List.of()), quarantined())
                .when(new QuarantineBatch(LATER.unstated(), BATCH, "seal broken"), by(PRODUCER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        batch.given(startedWith(List.of()), quarantined())
                .when(new QuarantineBatch(LATER, BATCH, "seal broken"), by(PRODUCER))
                .expectNoEvents()
                .expectException(refused(BATCH_ALREADY_QUARANTINED));
        batch.given(startedWith(List.of()), quarantined())
                .when(new QuarantineBatch(LATER, BATCH, "mould"), by(PRODUCER))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isReleasedAtOneMomentWhateverWasInspectedSince() {
        List<Object> history = List.of(
                startedWith(List.of()),
                produced("200"),
                released(List.of()),
                passed(LAB, InspectionKind.PHYTO, Optional.empty()));
        batch.given(history)
                .when(new ReleaseBatch(LATER.unstated(), BATCH), by(PRODUCER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        batch.given(history)
                .when(new ReleaseBatch(LATER, BATCH), by(PRODUCER))
                .expectNoEvents()
                .expectException(refused(BATCH_ALREADY_RELEASED));
    }

    @Test
    void aTakingIsOfOneParticipant() {
        batch.given(MADE)
                .when(take(PALLET, "1"), by(PACKER))
                .expectException(refused(TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    /** What led to the batch, each with the refusal when it is said of another moment. */
    private static Map<BatchCommand, BatchRefusal> said(Happened happened) {
        Map<BatchCommand, BatchRefusal> said = new LinkedHashMap<>();
        said.put(
                new StartBatch(happened, BATCH, SITE, Optional.of(new CountryCode("CN")), List.of()),
                BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT);
        said.put(new AdmitDrawer(happened, BATCH, PACKER), DRAWER_ALREADY_ADMITTED);
        said.put(new ConsumeInputs(happened, BATCH, INPUTS), BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT);
        said.put(
                new ProduceBatch(happened, BATCH, cartons("200"), produce("200").expiry()),
                BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT);
        said.put(
                new TakeQuantity(happened, BATCH, PALLET, USE, cartons("1")), TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT);
        return said;
    }
}
