package io.symbia.logistics.lateness;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveryRetractedV1;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.SharedProjection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps one {@link LatenessView} for each shipper. Sums commute, so the order of the streams does not matter. */
@Component
class Latenesses implements SharedProjection<LatenessView> {
    static final String NAME = "lateness";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<LatenessView> viewType() {
        return LatenessView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(ConsignmentDeliveredV1.class, ConsignmentDeliveryRetractedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<LatenessView> views) {
        switch (received.event()) {
            case ConsignmentDeliveredV1 delivered -> {
                LatenessView before = find(views, delivered.shipper());
                views.put(delivered.shipper().value(), before.plus(delivered.daysLate()));
            }
            case ConsignmentDeliveryRetractedV1 retracted -> {
                LatenessView before = find(views, retracted.shipper());
                views.put(retracted.shipper().value(), before.minus(retracted.daysLate()));
            }
            default -> throw new IllegalStateException("not asked for: " + received.event());
        }
    }

    private static LatenessView find(Views<LatenessView> views, ParticipantId shipper) {
        return views.find(shipper.value()).orElseGet(() -> LatenessView.none(shipper));
    }
}
