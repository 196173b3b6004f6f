package io.symbia.supplychain.views.inspection;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.supplychain.InspectionEvent;
import io.symbia.events.supplychain.InspectionEvent.InspectionRequestedV1;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Family;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Folds an inspection's stream into {@link InspectionView}; the document's id is that of the inspection. */
@Component
public class InspectionProjection implements Projection<InspectionView> {
    public static final String NAME = "inspections";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<InspectionView> viewType() {
        return InspectionView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Family.of(InspectionEvent.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<InspectionView> views) {
        String id = received.envelope().stream().id();
        var event = (InspectionEvent) received.event();
        InspectionView before = event instanceof InspectionRequestedV1 requested
                ? InspectionView.of(requested)
                : views.find(id).orElseThrow();
        views.put(id, before.after(event, EventRef.of(received)));
    }
}
