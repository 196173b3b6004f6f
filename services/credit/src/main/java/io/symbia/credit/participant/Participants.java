package io.symbia.credit.participant;

import io.symbia.events.credit.ParticipantEvent;
import io.symbia.events.credit.ParticipantEvent.ParticipantActivatedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyAddedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyRevokedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyVouchedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantProfileChangedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantSuspendedV1;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of participants. */
@Component
class Participants extends StreamView<ParticipantView, ParticipantEvent> {
    static final String NAME = "participants";

    Participants() {
        super(NAME, ParticipantView.class, ParticipantEvent.class);
    }

    @Override
    protected ParticipantView next(
            Optional<ParticipantView> before, ParticipantEvent happened, ReceivedEvent received) {
        return switch (happened) {
            case ParticipantRegisteredV1 event ->
                ParticipantView.of(event, received.envelope().issuer());
            case ParticipantProfileChangedV1 event -> before.orElseThrow().with(event.profile());
            case ParticipantActivatedV1 _ -> before.orElseThrow().in(ParticipantState.ACTIVE);
            case ParticipantKeyAddedV1 _, ParticipantKeyVouchedV1 _, ParticipantKeyRevokedV1 _ -> before.orElseThrow();
            case ParticipantSuspendedV1 _ -> before.orElseThrow().in(ParticipantState.SUSPENDED);
        };
    }
}
