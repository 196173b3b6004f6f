package io.symbia.credit.line;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.credit.line.CreditLineActivatedV1;
import io.symbia.events.credit.line.CreditReservationReleasedV1;
import io.symbia.events.credit.line.CreditReservedV1;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
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
    private final Set<ReservationId> released = new HashSet<>();

    /** The stream of a line. */
    public static StreamId streamOf(CreditLineId line) {
        return new StreamId("credit", "line", line.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ActivateLine command, @MetaDataValue("issuer") ParticipantId issuer) {
        if (issuer.equals(command.participantId())) throw CreditLineRefusal.LENDER_IS_THE_PARTICIPANT.with(issuer);
        if (stream != null) {
            if (isGrantedAs(command, issuer)) return; // A repeated request.
            throw CreditLineRefusal.CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.lineId());
        }
        apply(new CreditLineActivatedV1(
                command.happened(),
                command.lineId(),
                command.participantId(),
                issuer,
                Confidential.of(command.limit())));
    }

    @CommandHandler
    void handle(ReserveCredit command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireParty(issuer);
        CreditReservedV1 known = reservations.get(command.reservationId());
        if (known != null) {
            if (isReservedAs(known, command)) return; // A repeated request.
            throw CreditLineRefusal.RESERVATION_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.reservationId());
        }
        if (!command.amount().currency().equals(limit.currency())) {
            throw CreditLineRefusal.CURRENCY_DIFFERS.with(
                    terms.lineId(), command.amount().currency(), limit.currency());
        }
        if (command.amount().exceeds(limit.minus(utilised))) {
            throw CreditLineRefusal.AMOUNT_EXCEEDS_AVAILABLE_CREDIT.with(terms.lineId());
        }
        if (reservations.size() == MAX_RESERVATIONS) {
            throw CreditLineRefusal.TOO_MANY_RESERVATIONS.with(terms.lineId(), MAX_RESERVATIONS);
        }
        apply(new CreditReservedV1(
                command.happened(),
                terms.lineId(),
                command.reservationId(),
                terms.participantId(),
                terms.lender(),
                command.orderNumber(),
                Confidential.of(command.amount())));
    }

    @CommandHandler
    void handle(ReleaseReservation command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireParty(issuer);
        CreditReservedV1 reservation = reservations.get(command.reservationId());
        if (reservation == null) {
            throw CreditLineRefusal.RESERVATION_NOT_FOUND.with(terms.lineId(), command.reservationId());
        }
        if (released.contains(command.reservationId())) return; // A repeated request.
        apply(new CreditReservationReleasedV1(
                command.happened(),
                terms.lineId(),
                command.reservationId(),
                reservation.orderNumber(),
                reservation.amount()));
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
        released.add(event.reservationId());
        utilised = utilised.minus(event.amount().requireDisclosed());
        requireWithinLimit();
    }

    protected CreditLine() {} // Axon replays the events into an empty instance.

    private void requireParty(ParticipantId issuer) {
        if (!issuer.equals(terms.lender()) && !issuer.equals(terms.participantId())) {
            throw CreditLineRefusal.NOT_A_PARTY.with(issuer, terms.lineId());
        }
    }

    /** Checked on what was decided and on what was read back. */
    private void requireWithinLimit() {
        if (utilised.isNegative() || utilised.exceeds(limit)) {
            throw new IllegalStateException("credit line %s left its limit".formatted(terms.lineId()));
        }
    }

    private boolean isGrantedAs(ActivateLine command, ParticipantId issuer) {
        return terms.participantId().equals(command.participantId())
                && terms.lender().equals(issuer)
                && limit.equals(command.limit());
    }

    private static boolean isReservedAs(CreditReservedV1 known, ReserveCredit command) {
        return known.orderNumber().equals(command.orderNumber())
                && known.amount().requireDisclosed().equals(command.amount());
    }
}
