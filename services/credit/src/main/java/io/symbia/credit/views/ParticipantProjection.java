package io.symbia.credit.views;

import io.symbia.events.credit.participant.ParticipantActivatedV1;
import io.symbia.events.credit.participant.ParticipantEvent;
import io.symbia.events.credit.participant.ParticipantRegisteredV1;
import io.symbia.events.credit.participant.ParticipantSuspendedV1;
import io.symbia.events.domain.DomainEvent;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Participants, one document each. */
@Component
class ParticipantProjection implements Projection<ParticipantView> {
    @Override
    public String name() {
        return "participants";
    }

    @Override
    public Class<ParticipantView> viewType() {
        return ParticipantView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(ParticipantRegisteredV1.class, ParticipantActivatedV1.class, ParticipantSuspendedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<ParticipantView> views) {
        ParticipantEvent happened = (ParticipantEvent) received.event();
        String id = happened.participantId().value();
        ParticipantView view = switch (happened) {
            case ParticipantRegisteredV1 event ->
                new ParticipantView(
                        event.participantId(),
                        event.legalName().disclosed(),
                        received.envelope().issuer(),
                        event.roles(),
                        event.country(),
                        event.lei(),
                        "REGISTERED");
            case ParticipantActivatedV1 _ -> views.find(id).orElseThrow().in("ACTIVE");
            case ParticipantSuspendedV1 _ -> views.find(id).orElseThrow().in("SUSPENDED");
        };
        views.put(id, view);
    }
}
