package io.symbia.supplychain.views.batch;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.supplychain.BatchEvent;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Family;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Folds a batch's stream into {@link BatchView}; the document's id is the text of its {@link io.symbia.events.supplychain.BatchId}. */
@Component
public class BatchProjection implements Projection<BatchView> {
    public static final String NAME = "batches";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<BatchView> viewType() {
        return BatchView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Family.of(BatchEvent.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<BatchView> views) {
        String id = received.envelope().stream().id();
        var event = (BatchEvent) received.event();
        BatchView before = event instanceof BatchStartedV1 started
                ? BatchView.of(started)
                : views.find(id).orElseThrow();
        views.put(id, new BatchDraft(before).after(event, EventRef.of(received)));
    }
}
