package io.symbia.credit.line;

import static io.symbia.credit.line.CreditLineRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.credit.line.CreditLineCommand.ActivateLine;
import io.symbia.credit.line.CreditLineCommand.ReleaseReservation;
import io.symbia.credit.line.CreditLineCommand.ReleaseSettled;
import io.symbia.credit.line.CreditLineCommand.ReserveCredit;
import io.symbia.events.credit.CreditLineEvent.CreditLineActivatedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservationReleasedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservedV1;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.words.money.Money;
import io.symbia.support.command.Issuer;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * What a participant may owe a lender. Invariant: {@code 0 <= utilised <= limit}, one currency.
 *
 * <table>
 * <caption>A reservation (rows: now; columns: command). A repeated command with the same content changes nothing.</caption>
 * <tr><th></th><th>reserve</th><th>release</th></tr>
 * <tr><td>(none)</td><td>RESERVED, if enough is left</td><td></td></tr>
 * <tr><td>RESERVED</td><td></td><td>RELEASED</td></tr>
 * <tr><td>RELEASED</td><td></td><td></td></tr>
 * </table>
 */
public class CreditLine {
    /** Bounds what every later command has to replay. */
    static final int MAX_RESERVATIONS = 50_000;

    @AggregateIdentifier
    private StreamId stream;

    private CreditLineActivatedV1 terms;
    private Money limit;
    private Money utilised;
    private final Map<ReservationId, CreditReservedV1> reservations = new HashMap<>();
    private final Map<ReservationId, CreditReservationReleasedV1> released = new HashMap<>();

    /** The stream of a line. */
    public static StreamId streamOf(CreditLineId line) {
        return new StreamId("credit", "line", line.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ActivateLine command, @Issuer ParticipantId issuer) {
        if (issuer.equals(command.participantId())) throw LENDER_IS_THE_PARTICIPANT.with(issuer);
        var granted = new CreditLineActivatedV1(
                command.happened(),
                command.lineId(),
                command.participantId(),
                issuer,
                Confidential.of(command.limit()));
        if (stream == null) apply(granted);
        else if (!granted.repeats(terms)) throw CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.lineId());
    }

    @CommandHandler
    void handle(ReserveCredit command, @Issuer ParticipantId issuer) {
        requireParty(issuer);
        var reserved = new CreditReservedV1(
                command.happened(),
                terms.lineId(),
                command.reservationId(),
                terms.participantId(),
                terms.lender(),
                command.orderNumber(),
                Confidential.of(command.amount()));
        CreditReservedV1 known = reservations.get(command.reservationId());
        if (known != null) {
            if (reserved.repeats(known)) return;
            throw RESERVATION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.reservationId());
        }
        if (!command.amount().currency().equals(limit.currency())) {
            throw CURRENCY_DIFFERS.with(terms.lineId(), command.amount().currency(), limit.currency());
        }
        if (command.amount().exceeds(limit.minus(utilised))) {
            throw AMOUNT_EXCEEDS_AVAILABLE_CREDIT.with(terms.lineId());
        }
        if (reservations.size() == MAX_RESERVATIONS) {
            throw TOO_MANY_RESERVATIONS.with(terms.lineId(), MAX_RESERVATIONS);
        }
        apply(reserved);
    }

    @CommandHandler
    void handle(ReleaseReservation command, @Issuer ParticipantId issuer) {
        requireParty(issuer);
        release(command.happened(), command.reservationId());
    }

    @CommandHandler
    void handle(ReleaseSettled command) {
        release(command.happened(), command.reservationId());
    }

    private void release(Happened happened, ReservationId reservationId) {
        CreditReservedV1 reservation = reservations.get(reservationId);
        if (reservation == null) throw RESERVATION_NOT_FOUND.with(terms.lineId(), reservationId);
        var given = new CreditReservationReleasedV1(
                happened, terms.lineId(), reservationId, reservation.orderNumber(), reservation.amount());
        CreditReservationReleasedV1 known = released.get(reservationId);
        if (known == null) apply(given);
        else if (!given.repeats(known)) throw RESERVATION_ALREADY_RELEASED.with(reservationId);
    }

    @EventSourcingHandler
    void on(CreditLineActivatedV1 event) {
        stream = streamOf(event.lineId());
        terms = event;
        limit = event.limit().requireDisclosed();
        utilised = Money.zero(limit.currency());
    }

    @EventSourcingHandler
    void on(CreditReservedV1 event) {
        reservations.put(event.reservationId(), event);
        utilised = utilised.plus(event.amount().requireDisclosed());
        requireWithinLimit();
    }

    @EventSourcingHandler
    void on(CreditReservationReleasedV1 event) {
        released.put(event.reservationId(), event);
        utilised = utilised.minus(event.amount().requireDisclosed());
        requireWithinLimit();
    }

    protected CreditLine() {} // Axon replays the events into an empty instance.

    private void requireParty(ParticipantId issuer) {
        if (!issuer.equals(terms.lender()) && !issuer.equals(terms.participantId())) {
            throw NOT_A_PARTY.with(issuer, terms.lineId());
        }
    }

    /** Checked on what was decided and on what was read back. */
    private void requireWithinLimit() {
        if (utilised.isNegative() || utilised.exceeds(limit)) {
            throw new IllegalStateException("credit line %s left its limit".formatted(terms.lineId()));
        }
    }
}
