package io.symbia.supplychain.batch;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchEvent.BatchDrawerAdmittedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInputsConsumedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInspectionPassedV1;
import io.symbia.events.supplychain.BatchEvent.BatchProducedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityReturnedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityTakenV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuarantinedV1;
import io.symbia.events.supplychain.BatchEvent.BatchReleasedV1;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchCommand.ProduceBatch;
import io.symbia.supplychain.batch.BatchCommand.QuarantineBatch;
import io.symbia.supplychain.batch.BatchCommand.ReleaseBatch;
import io.symbia.supplychain.batch.BatchCommand.StartBatch;
import io.symbia.supplychain.batch.BatchCommand.TakeQuantity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The batch of the story, and what is asked and said of it. */
final class BatchSamples {
    static final BatchId BATCH = new BatchId("19506000134366.ZJ2611A");
    static final BatchId LEAF = new BatchId("09506000134352.LEAF26");
    static final ParticipantId PRODUCER = new ParticipantId("zj-tea-coop");
    static final ParticipantId PACKER = new ParticipantId("packing-house");
    static final ParticipantId STRANGER = new ParticipantId("stranger");
    static final Gln SITE = new Gln("9506000134307");
    static final StreamId PALLET = StreamId.parse("supply-chain/unit/395060000000000016");
    static final StreamId PARCEL = StreamId.parse("supply-chain/unit/395060000000000023");
    /** For which something is taken. */
    static final Digest USE = Digest.ofContent(new byte[] {1});

    static final InspectionId LAB = new InspectionId("zj-tea-coop:I-LAB");
    static final InspectionId LAB_AGAIN = new InspectionId("zj-tea-coop:I-LAB-2");
    static final InspectionId PLANTS = new InspectionId("zj-tea-coop:I-PHYTO");
    static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    static final Happened LATER = Happened.at(NOW.plusSeconds(60), OFFSET);
    static final List<InspectionKind> MANDATORY = List.of(InspectionKind.THIRD_PARTY, InspectionKind.PHYTO);
    static final List<BatchQuantity> INPUTS = List.of(new BatchQuantity(LEAF, kilograms("1000")));

    private BatchSamples() {}

    static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    static Quantity cartons(String count) {
        return Quantity.of(count, "XCT");
    }

    static Quantity kilograms(String mass) {
        return Quantity.of(mass, "KGM");
    }

    static StreamId taker(int number) {
        return StreamId.parse("supply-chain/unit/" + number);
    }

    static StartBatch start(List<InspectionKind> mandatory) {
        return new StartBatch(Happened.at(NOW, OFFSET), BATCH, SITE, Optional.of(new CountryCode("CN")), mandatory);
    }

    static ConsumeInputs consume() {
        return new ConsumeInputs(Happened.at(NOW, OFFSET), BATCH, INPUTS);
    }

    static ProduceBatch produce(String count) {
        return new ProduceBatch(
                Happened.at(NOW, OFFSET), BATCH, cartons(count), Optional.of(LocalDate.parse("2028-11-30")));
    }

    static TakeQuantity take(StreamId taker, String count) {
        return new TakeQuantity(Happened.at(NOW, OFFSET), BATCH, taker, USE, cartons(count));
    }

    static QuarantineBatch quarantine() {
        return new QuarantineBatch(Happened.at(NOW, OFFSET), BATCH, "seal broken");
    }

    static ReleaseBatch release() {
        return new ReleaseBatch(Happened.at(NOW, OFFSET), BATCH);
    }

    static BatchStartedV1 started() {
        return startedWith(MANDATORY);
    }

    static BatchStartedV1 startedWith(List<InspectionKind> mandatory) {
        return new BatchStartedV1(
                Happened.at(NOW, OFFSET),
                BATCH,
                BATCH.gtin(),
                BATCH.lot(),
                PRODUCER,
                SITE,
                Optional.of(new CountryCode("CN")),
                mandatory);
    }

    static BatchDrawerAdmittedV1 admitted(ParticipantId drawer) {
        return new BatchDrawerAdmittedV1(Happened.at(NOW, OFFSET), BATCH, drawer);
    }

    static BatchInputsConsumedV1 consumed() {
        return new BatchInputsConsumedV1(Happened.at(NOW, OFFSET), BATCH, INPUTS);
    }

    static BatchProducedV1 produced(String count) {
        return new BatchProducedV1(
                Happened.at(NOW, OFFSET),
                BATCH,
                BATCH.gtin(),
                BATCH.lot(),
                cartons(count),
                Optional.of(LocalDate.parse("2028-11-30")));
    }

    static BatchQuantityTakenV1 taken(StreamId taker, String count) {
        return new BatchQuantityTakenV1(Happened.at(NOW, OFFSET), BATCH, taker, USE, PRODUCER, cartons(count));
    }

    static BatchQuantityReturnedV1 returned(StreamId taker, String count) {
        return new BatchQuantityReturnedV1(Happened.at(NOW, OFFSET), BATCH, taker, cartons(count));
    }

    static BatchInspectionPassedV1 passed(
            InspectionId inspection, InspectionKind kind, Optional<InspectionId> retestOf) {
        return new BatchInspectionPassedV1(Happened.at(NOW, OFFSET), BATCH, inspection, kind, retestOf);
    }

    static BatchQuarantinedV1 failed(InspectionId inspection) {
        return new BatchQuarantinedV1(
                Happened.at(NOW, OFFSET), BATCH, "inspection " + inspection + " failed", Optional.of(inspection));
    }

    static BatchQuarantinedV1 quarantined() {
        return new BatchQuarantinedV1(Happened.at(NOW, OFFSET), BATCH, "seal broken", Optional.empty());
    }

    static BatchReleasedV1 released(List<InspectionId> inspections) {
        return new BatchReleasedV1(Happened.at(NOW, OFFSET), BATCH, inspections);
    }
}
