package io.symbia.credit.participant;

import static io.symbia.credit.participant.ParticipantRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.credit.participant.ParticipantCommand.ActivateParticipant;
import io.symbia.credit.participant.ParticipantCommand.RegisterParticipant;
import io.symbia.credit.participant.ParticipantCommand.SuspendParticipant;
import io.symbia.events.credit.ParticipantEvent;
import io.symbia.events.credit.ParticipantEvent.ParticipantActivatedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantSuspendedV1;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.support.command.Issuer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * An enterprise or authority that takes part.
 *
 * <table>
 * <caption>What may follow (rows: now; columns: command). Everything else is refused; a repeated command changes nothing.</caption>
 * <tr><th></th><th>register</th><th>activate</th><th>suspend</th></tr>
 * <tr><td>(none)</td><td>REGISTERED</td><td></td><td></td></tr>
 * <tr><td>REGISTERED</td><td></td><td>ACTIVE</td><td></td></tr>
 * <tr><td>ACTIVE</td><td></td><td></td><td>SUSPENDED</td></tr>
 * <tr><td>SUSPENDED</td><td></td><td>ACTIVE</td><td></td></tr>
 * </table>
 */
public class Participant {
    @AggregateIdentifier
    private StreamId stream;

    private ParticipantRegisteredV1 registration;
    private ParticipantState state = ParticipantState.REGISTERED;
    private ParticipantEvent latest;

    /** The stream of a participant. */
    public static StreamId streamOf(ParticipantId participant) {
        return new StreamId("credit", "participant", participant.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterParticipant command) {
        var registered = new ParticipantRegisteredV1(
                command.happened(),
                command.participantId(),
                Confidential.of(command.legalName()),
                command.roles(),
                command.country(),
                command.lei());
        if (stream == null) {
            apply(registered);
        } else if (!registered.repeats(registration)) {
            throw PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.participantId());
        }
    }

    @CommandHandler
    void handle(ActivateParticipant command, @Issuer ParticipantId issuer) {
        if (issuer.equals(command.participantId())) throw MAY_NOT_ACTIVATE_ITSELF.with(issuer);
        var activated = new ParticipantActivatedV1(command.happened(), command.participantId(), issuer);
        if (state != ParticipantState.ACTIVE) apply(activated);
        else if (!activated.repeats(latest)) throw PARTICIPANT_ALREADY_ACTIVE.with(command.participantId());
    }

    @CommandHandler
    void handle(SuspendParticipant command) {
        if (state == ParticipantState.REGISTERED)
            throw PARTICIPANT_NOT_ACTIVE.with(command.participantId(), state.name());
        var suspended = new ParticipantSuspendedV1(command.happened(), command.participantId(), command.reason());
        if (state == ParticipantState.ACTIVE) apply(suspended);
        else if (!suspended.repeats(latest)) throw PARTICIPANT_ALREADY_SUSPENDED.with(command.participantId());
    }

    @EventSourcingHandler
    void on(ParticipantRegisteredV1 event) {
        stream = streamOf(event.participantId());
        registration = event;
        become(ParticipantState.REGISTERED, event);
    }

    @EventSourcingHandler
    void on(ParticipantActivatedV1 event) {
        become(ParticipantState.ACTIVE, event);
    }

    @EventSourcingHandler
    void on(ParticipantSuspendedV1 event) {
        become(ParticipantState.SUSPENDED, event);
    }

    protected Participant() {} // Axon replays the events into an empty instance.

    private void become(ParticipantState next, ParticipantEvent event) {
        state = next;
        latest = event;
    }
}
