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
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of keys. */
@Component
class ParticipantKeys extends StreamView<ParticipantKeysView, ParticipantEvent> {
    static final String NAME = "participant-keys";

    ParticipantKeys() {
        super(NAME, ParticipantKeysView.class, ParticipantEvent.class);
    }

    @Override
    protected ParticipantKeysView next(
            Optional<ParticipantKeysView> before, ParticipantEvent happened, ReceivedEvent received) {
        Instant accepted = received.envelope().time();
        return switch (happened) {
            case ParticipantRegisteredV1 event -> ParticipantKeysView.of(event.participantId());
            case ParticipantKeyAddedV1 event -> before.orElseThrow().with(event, accepted);
            case ParticipantKeyVouchedV1 event -> before.orElseThrow().with(event);
            case ParticipantKeyRevokedV1 event -> before.orElseThrow().with(event, accepted);
            case ParticipantProfileChangedV1 _, ParticipantActivatedV1 _, ParticipantSuspendedV1 _ ->
                before.orElseThrow();
        };
    }
}
