package io.symbia.supplychain.batch;

import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gln;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.supplychain.batch.BatchCommand.StartBatch;
import java.util.List;
import java.util.Optional;

/** What was said when a batch was started, to be compared with a repeated request. */
record StartedBatch(
        BatchId batch,
        ParticipantId producer,
        Gln site,
        Optional<CountryCode> originCountry,
        List<InspectionKind> mandatoryInspections) {

    static StartedBatch of(StartBatch command, ParticipantId producer) {
        return new StartedBatch(
                command.batch(), producer, command.site(), command.originCountry(), command.mandatoryInspections());
    }

    static StartedBatch of(BatchStartedV1 event) {
        return new StartedBatch(
                event.batch(), event.producer(), event.site(), event.originCountry(), event.mandatoryInspections());
    }

    BatchStartedV1 toEvent(Happened happened) {
        return new BatchStartedV1(
                happened, batch, batch.gtin(), batch.lot(), producer, site, originCountry, mandatoryInspections);
    }
}
