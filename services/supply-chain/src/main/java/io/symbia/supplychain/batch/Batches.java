package io.symbia.supplychain.batch;

import io.symbia.events.supplychain.BatchEvent;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of batches. */
@Component
public class Batches extends StreamView<BatchView, BatchEvent> {
    public static final String NAME = "batches";

    Batches() {
        super(NAME, BatchView.class, BatchEvent.class);
    }

    @Override
    protected BatchView next(Optional<BatchView> before, BatchEvent event, ReceivedEvent received) {
        BatchView view = event instanceof BatchStartedV1 started ? empty(started) : before.orElseThrow();
        return new BatchDraft(view).after(event, EventRef.of(received));
    }

    private static BatchView empty(BatchStartedV1 event) {
        return new BatchView(
                event.batch(),
                event.gtin(),
                event.lot(),
                BatchState.STARTED,
                event.producer(),
                event.site(),
                event.originCountry(),
                event.mandatoryInspections(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
