package io.symbia.credit.participant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.credit.participant.ParticipantActivatedV1;
import io.symbia.events.credit.participant.ParticipantRegisteredV1;
import io.symbia.events.credit.participant.ParticipantSuspendedV1;
import io.symbia.events.credit.participant.SuspensionReason;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
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
    private enum State {
        REGISTERED,
        ACTIVE,
        SUSPENDED
    }

    @AggregateIdentifier
    private StreamId stream;

    private ParticipantRegisteredV1 registration;
    private State state;
    private SuspensionReason suspendedBecause;

    /** The stream of a participant. */
    public static StreamId streamOf(ParticipantId participant) {
        return new StreamId("credit", "participant", participant.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterParticipant command) {
        if (stream != null) {
            if (isRegisteredAs(command)) return; // A repeated request.
            throw ParticipantRefusal.PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.participantId());
        }
        apply(new ParticipantRegisteredV1(
                command.happened(),
                command.participantId(),
                Confidential.of(command.legalName()),
                command.roles(),
                command.country(),
                command.lei()));
    }

    @CommandHandler
    void handle(ActivateParticipant command, @MetaDataValue("issuer") ParticipantId issuer) {
        if (issuer.equals(command.participantId())) throw ParticipantRefusal.MAY_NOT_ACTIVATE_ITSELF.with(issuer);
        if (state == State.ACTIVE) return; // A repeated request.
        apply(new ParticipantActivatedV1(command.happened(), command.participantId(), issuer));
    }

    @CommandHandler
    void handle(SuspendParticipant command) {
        switch (state) {
            case REGISTERED ->
                throw ParticipantRefusal.PARTICIPANT_NOT_ACTIVE.with(command.participantId(), state.name());
            case SUSPENDED -> {
                if (command.reason() == suspendedBecause) return; // A repeated request.
                throw ParticipantRefusal.PARTICIPANT_ALREADY_SUSPENDED.with(command.participantId(), suspendedBecause);
            }
            case ACTIVE ->
                apply(new ParticipantSuspendedV1(command.happened(), command.participantId(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(ParticipantRegisteredV1 event) {
        stream = streamOf(event.participantId());
        registration = event;
        state = State.REGISTERED;
    }

    @EventSourcingHandler
    void on(ParticipantActivatedV1 event) {
        state = State.ACTIVE;
    }

    @EventSourcingHandler
    void on(ParticipantSuspendedV1 event) {
        state = State.SUSPENDED;
        suspendedBecause = event.reason();
    }

    protected Participant() {} // Axon replays the events into an empty instance.

    private boolean isRegisteredAs(RegisterParticipant command) {
        return registration.legalName().requireDisclosed().equals(command.legalName())
                && registration.roles().equals(command.roles())
                && registration.country().equals(command.country())
                && registration.lei().equals(command.lei());
    }
}
