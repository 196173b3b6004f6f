package io.symbia.credit.participant;

import static io.symbia.credit.participant.ParticipantRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.credit.participant.ParticipantCommand.ActivateParticipant;
import io.symbia.credit.participant.ParticipantCommand.AddKey;
import io.symbia.credit.participant.ParticipantCommand.ChangeProfile;
import io.symbia.credit.participant.ParticipantCommand.RegisterParticipant;
import io.symbia.credit.participant.ParticipantCommand.RevokeKey;
import io.symbia.credit.participant.ParticipantCommand.SuspendParticipant;
import io.symbia.credit.participant.ParticipantCommand.VouchForKey;
import io.symbia.events.credit.ParticipantEvent;
import io.symbia.events.credit.ParticipantEvent.ParticipantActivatedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyAddedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyRevokedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantKeyVouchedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantProfileChangedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantSuspendedV1;
import io.symbia.events.credit.Profile;
import io.symbia.events.credit.key.KeyId;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.party.PartyKind;
import io.symbia.support.command.Issuer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * An enterprise, authority or person that takes part.
 *
 * <table>
 * <caption>What may follow (rows: now; columns: command). Everything else is refused; a repeated command changes nothing.</caption>
 * <tr><th></th><th>register</th><th>activate</th><th>suspend</th><th>change profile</th></tr>
 * <tr><td>(none)</td><td>REGISTERED</td><td></td><td></td><td></td></tr>
 * <tr><td>REGISTERED</td><td></td><td>ACTIVE</td><td></td><td>REGISTERED</td></tr>
 * <tr><td>ACTIVE</td><td></td><td></td><td>SUSPENDED</td><td>REGISTERED: what was verified is no longer what is said</td></tr>
 * <tr><td>SUSPENDED</td><td></td><td>ACTIVE</td><td></td><td>SUSPENDED</td></tr>
 * </table>
 *
 * <p>Its keys are known whatever its state: {@code add} makes one, {@code vouch} and {@code revoke} are said of it once, and one that is revoked
 * never comes back.
 */
public class Participant {
    /** The id of a natural person: {@code p-} and 128 random bits. */
    private static final Pattern OPAQUE = Pattern.compile("p-[0-9a-f]{32}");

    /** A participant that changes its key each month has as many in 21 years. */
    static final int MAX_KEYS = 256;

    @AggregateIdentifier
    private StreamId stream;

    private ParticipantRegisteredV1 registration;
    private Profile profile;
    private Optional<ParticipantProfileChangedV1> change = Optional.empty(); // The latest.
    private ParticipantState state = ParticipantState.REGISTERED;
    private ParticipantEvent latest;
    private final Map<KeyId, KnownKey> keys = new HashMap<>(); // At most MAX_KEYS.

    /** The stream of a participant. */
    public static StreamId streamOf(ParticipantId participant) {
        return new StreamId("credit", "participant", participant.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterParticipant command) {
        requireIdOfItsKind(command);
        requireNoNumbersOfAPerson(command.kind(), command.profile());
        var registered = new ParticipantRegisteredV1(
                command.happened(), command.participantId(), command.kind(), command.profile());
        if (stream == null) {
            apply(registered);
        } else if (!registered.repeats(registration)) {
            throw PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.participantId());
        }
    }

    @CommandHandler
    void handle(ChangeProfile command, @Issuer ParticipantId issuer) {
        if (!issuer.equals(command.participantId())) throw PROFILE_OF_ANOTHER.with(issuer, command.participantId());
        if (command.kind() != registration.kind()) throw KIND_NEVER_CHANGES.with(issuer, registration.kind());
        requireNoNumbersOfAPerson(command.kind(), command.profile());
        var changed = new ParticipantProfileChangedV1(command.happened(), command.participantId(), command.profile());
        if (!changed.profile().equals(profile)) apply(changed);
        else if (change.filter(changed::repeats).isEmpty()) throw PROFILE_IS_SO_ALREADY.with(command.participantId());
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

    @CommandHandler
    void handle(AddKey command, @Issuer ParticipantId issuer) {
        if (!issuer.equals(command.participantId())) throw KEY_OF_ANOTHER.with(issuer, command.participantId());
        if (command.voucher().filter(issuer::equals).isPresent()) throw VOUCHER_IS_THE_PARTICIPANT.with(issuer);
        if (!command.key().isProvenBy(command.proof(), issuer)) {
            throw KEY_NOT_AT_HAND.with(
                    command.keyId(), command.key().statement(issuer).utf8());
        }
        KnownKey known = keys.get(command.keyId());
        if (known == null) {
            if (keys.size() == MAX_KEYS) throw TOO_MANY_KEYS.with(issuer, MAX_KEYS);
            apply(command.added(command.proof()));
        } else if (known.revoked().isPresent()) {
            throw KEY_IS_REVOKED.with(command.keyId());
        } else if (!command.added(known.added().proof()).repeats(known.added())) {
            throw KEY_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.keyId());
        }
    }

    @CommandHandler
    void handle(VouchForKey command, @Issuer ParticipantId issuer) {
        KnownKey known = known(command.keyId());
        if (known.added().voucher().filter(issuer::equals).isEmpty()) {
            throw NOT_ASKED_TO_VOUCH.with(issuer, command.keyId());
        }
        var vouched = new ParticipantKeyVouchedV1(command.happened(), command.participantId(), command.keyId(), issuer);
        if (known.vouched().isPresent()) {
            if (!vouched.repeats(known.vouched().get())) throw KEY_ALREADY_VOUCHED.with(command.keyId());
        } else if (known.revoked().isPresent()) {
            throw KEY_IS_REVOKED.with(command.keyId());
        } else {
            apply(vouched);
        }
    }

    @CommandHandler
    void handle(RevokeKey command, @Issuer ParticipantId issuer) {
        KnownKey known = known(command.keyId());
        boolean isAsked = known.added().voucher().filter(issuer::equals).isPresent();
        if (!isAsked && !issuer.equals(command.participantId())) throw MAY_NOT_REVOKE.with(issuer, command.keyId());
        var revoked = new ParticipantKeyRevokedV1(
                command.happened(), command.participantId(), command.keyId(), issuer, command.reason());
        if (known.revoked().isEmpty()) apply(revoked);
        else if (!revoked.repeats(known.revoked().get())) throw KEY_IS_REVOKED.with(command.keyId());
    }

    private KnownKey known(KeyId key) {
        KnownKey known = keys.get(key);
        if (known == null) throw KEY_NOT_FOUND.with(registration.participantId(), key);
        return known;
    }

    /** Ids stand in clear in streams, keys and headers, for ever. */
    private static void requireIdOfItsKind(RegisterParticipant command) {
        boolean isOpaque = OPAQUE.matcher(command.participantId().value()).matches();
        if (isOpaque != (command.kind() == PartyKind.NATURAL_PERSON)) {
            throw ID_NOT_OF_ITS_KIND.with(command.participantId(), command.kind());
        }
    }

    private static void requireNoNumbersOfAPerson(PartyKind kind, Profile profile) {
        if (kind == PartyKind.NATURAL_PERSON && !profile.identifiers().isEmpty()) throw NUMBERS_OF_A_PERSON.with();
    }

    @EventSourcingHandler
    void on(ParticipantProfileChangedV1 event) {
        profile = event.profile();
        change = Optional.of(event);
        if (state == ParticipantState.ACTIVE) become(ParticipantState.REGISTERED, event);
    }

    @EventSourcingHandler
    void on(ParticipantKeyAddedV1 event) {
        keys.put(event.key().keyId(), new KnownKey(event, Optional.empty(), Optional.empty()));
    }

    @EventSourcingHandler
    void on(ParticipantKeyVouchedV1 event) {
        keys.computeIfPresent(event.keyId(), (_, known) -> known.with(event));
    }

    @EventSourcingHandler
    void on(ParticipantKeyRevokedV1 event) {
        keys.computeIfPresent(event.keyId(), (_, known) -> known.with(event));
    }

    @EventSourcingHandler
    void on(ParticipantRegisteredV1 event) {
        stream = streamOf(event.participantId());
        registration = event;
        profile = event.profile();
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

    /** What was said of a key. */
    private record KnownKey(
            ParticipantKeyAddedV1 added,
            Optional<ParticipantKeyVouchedV1> vouched,
            Optional<ParticipantKeyRevokedV1> revoked) {
        KnownKey with(ParticipantKeyVouchedV1 event) {
            return new KnownKey(added, Optional.of(event), revoked);
        }

        KnownKey with(ParticipantKeyRevokedV1 event) {
            return new KnownKey(added, vouched, Optional.of(event));
        }
    }

    private void become(ParticipantState next, ParticipantEvent event) {
        state = next;
        latest = event;
    }
}
