package io.symbia.supplychain.views.unit;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.supplychain.LogisticUnitEvent;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Family;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Folds a unit's stream into {@link UnitView}; the document's id is its SSCC. */
@Component
public class UnitProjection implements Projection<UnitView> {
    public static final String NAME = "units";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<UnitView> viewType() {
        return UnitView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Family.of(LogisticUnitEvent.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<UnitView> views) {
        String id = received.envelope().stream().id();
        var event = (LogisticUnitEvent) received.event();
        UnitView before = event instanceof LogisticUnitPackedV1 packed
                ? UnitView.of(packed)
                : views.find(id).orElseThrow();
        views.put(id, before.after(event, EventRef.of(received)));
    }
}
