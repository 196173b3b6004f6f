package io.symbia.payment.views;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.payment.escrow.EscrowCreatedV1;
import io.symbia.events.payment.escrow.EscrowDisputeResolvedV1;
import io.symbia.events.payment.escrow.EscrowDisputedV1;
import io.symbia.events.payment.escrow.EscrowEvent;
import io.symbia.events.payment.escrow.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.escrow.EscrowFundedV1;
import io.symbia.events.payment.escrow.EscrowRefundedV1;
import io.symbia.events.payment.escrow.EscrowReleaseConditionMetV1;
import io.symbia.events.payment.escrow.EscrowReleasedV1;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The agreements, by id. */
@Component
public class EscrowProjection implements Projection<EscrowView> {

    /** Name of the view. */
    public static final String NAME = "escrows";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<EscrowView> viewType() {
        return EscrowView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(
                EscrowCreatedV1.class,
                EscrowFundedV1.class,
                EscrowEvidenceRecordedV1.class,
                EscrowReleaseConditionMetV1.class,
                EscrowReleasedV1.class,
                EscrowRefundedV1.class,
                EscrowDisputedV1.class,
                EscrowDisputeResolvedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<EscrowView> views) {
        EscrowEvent event = (EscrowEvent) received.event();
        long version = received.envelope().sequence();
        String id = event.escrowId().value();
        views.put(
                id,
                event instanceof EscrowCreatedV1 created
                        ? EscrowFold.begin(created, version)
                        : EscrowFold.next(views.find(id).orElseThrow(), event, version));
    }
}
