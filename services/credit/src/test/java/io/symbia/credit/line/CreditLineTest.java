package io.symbia.credit.line;

import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.credit.line.CreditLineCommand.ActivateLine;
import io.symbia.credit.line.CreditLineCommand.ReleaseReservation;
import io.symbia.credit.line.CreditLineCommand.ReleaseSettled;
import io.symbia.credit.line.CreditLineCommand.ReserveCredit;
import io.symbia.events.credit.CreditLineEvent.CreditLineActivatedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservationReleasedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservedV1;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.command.CommandShapes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CreditLineTest {
    private static final Instant AT = Instant.parse("2026-11-03T08:00:00Z");
    private static final CreditLineId LINE = new CreditLineId("ningbo-bank:CL-1");
    private static final ParticipantId BANK = new ParticipantId("ningbo-bank");
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final ParticipantId STRANGER = new ParticipantId("stranger");
    private static final OrderNumber ORDER = new OrderNumber("teehaus-hh:PO-2611-0042");
    private static final ReservationId FIRST = new ReservationId("R-1");
    private static final ReservationId SECOND = new ReservationId("R-2");

    private final FixtureConfiguration<CreditLine> line = new AggregateTestFixture<>(CreditLine.class);

    @Nested
    class Activation {
        @Test
        void isGrantedByItsLender() {
            line.givenNoPriorActivity()
                    .when(activate(euros("100.00")), by(BANK))
                    .expectEvents(activated());
        }

        @Test
        void isGrantedOnce() {
            line.given(activated()).when(activate(euros("100.00")), by(BANK)).expectNoEvents();
        }

        @Test
        void refusesAnotherLimitUnderTheSameId() {
            line.given(activated())
                    .when(activate(euros("100.01")), by(BANK))
                    .expectException(refused(CreditLineRefusal.CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void refusesAnotherMomentUnderTheSameId() {
            line.given(activated())
                    .when(activateAt(Happened.at(AT.plusMillis(1), ZoneOffset.UTC)), by(BANK))
                    .expectException(refused(CreditLineRefusal.CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void takesARepeatedRequestThatNamesNoMomentForWhatItIs() {
            Happened later = Happened.of(Optional.empty(), Optional.empty(), AT.plusSeconds(60));
            line.given(activated()).when(activateAt(later), by(BANK)).expectNoEvents();
        }

        @Test
        void refusesAnotherLenderUnderTheSameId() {
            line.given(activated())
                    .when(activate(euros("100.00")), by(STRANGER))
                    .expectException(refused(CreditLineRefusal.CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void refusesALineGrantedToOneself() {
            line.givenNoPriorActivity()
                    .when(activate(euros("100.00")), by(COOP))
                    .expectException(refused(CreditLineRefusal.LENDER_IS_THE_PARTICIPANT));
        }

        @Test
        void refusesALimitOfNothing() {
            refusesAsInvalid(activate(euros("0.00")));
        }
    }

    @Nested
    class Reservation {
        @Test
        void reservesTheLastCent() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(reserve(SECOND, euros("40.00")), by(COOP))
                    .expectEvents(reserved(SECOND, "40.00"));
        }

        @Test
        void refusesOneCentMoreThanRemains() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(reserve(SECOND, euros("40.01")), by(COOP))
                    .expectNoEvents()
                    .expectException(refused(CreditLineRefusal.AMOUNT_EXCEEDS_AVAILABLE_CREDIT));
        }

        @Test
        void reservesAgainWhatWasGivenBack() {
            line.given(activated(), reserved(FIRST, "100.00"), released(FIRST, "100.00"))
                    .when(reserve(SECOND, euros("100.00")), by(BANK))
                    .expectEvents(reserved(SECOND, "100.00"));
        }

        @Test
        void takesARepeatedRequestForWhatItIs() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(reserve(FIRST, euros("60.00")), by(COOP))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void takesARepeatedRequestForWhatItIsAfterTheRelease() {
            line.given(activated(), reserved(FIRST, "60.00"), released(FIRST, "60.00"))
                    .when(reserve(FIRST, euros("60.00")), by(COOP))
                    .expectNoEvents();
        }

        @Test
        void refusesAnotherAmountUnderTheSameId() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(reserve(FIRST, euros("60.01")), by(COOP))
                    .expectException(refused(CreditLineRefusal.RESERVATION_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        @Test
        void refusesAnotherCurrency() {
            line.given(activated())
                    .when(reserve(FIRST, Money.of("1.00", "USD")), by(COOP))
                    .expectException(refused(CreditLineRefusal.CURRENCY_DIFFERS));
        }

        @Test
        void refusesAStranger() {
            line.given(activated())
                    .when(reserve(FIRST, euros("1.00")), by(STRANGER))
                    .expectException(refused(CreditLineRefusal.NOT_A_PARTY));
        }

        @Test
        void refusesAnAmountOfNothingOrLess() {
            refusesAsInvalid(reserve(FIRST, euros("0.00")));
            refusesAsInvalid(reserve(FIRST, euros("-0.01")));
        }
    }

    @Nested
    class Release {
        @Test
        void givesTheWholeReservationBack() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(release(FIRST), by(BANK))
                    .expectEvents(released(FIRST, "60.00"));
        }

        @Test
        void givesItBackOnce() {
            line.given(activated(), reserved(FIRST, "60.00"), released(FIRST, "60.00"))
                    .when(release(FIRST), by(BANK))
                    .expectNoEvents();
        }

        @Test
        void refusesToGiveItBackAtAnotherMoment() {
            Happened later = Happened.at(AT.plusSeconds(60), ZoneOffset.UTC);
            line.given(activated(), reserved(FIRST, "60.00"), released(FIRST, "60.00"))
                    .when(new ReleaseReservation(later, LINE, FIRST), by(BANK))
                    .expectException(refused(CreditLineRefusal.RESERVATION_ALREADY_RELEASED));
        }

        @Test
        void hearsASecondTimeThatItIsToBeGivenBack() {
            Happened heard = Happened.at(AT.plusSeconds(60), ZoneOffset.UTC).unstated();
            line.given(activated(), reserved(FIRST, "60.00"), released(FIRST, "60.00"))
                    .when(new ReleaseReservation(heard, LINE, FIRST), by(BANK))
                    .expectNoEvents();
        }

        /** What its order is settled by gives it back in nobody's name: neither lender nor borrower has said anything. */
        @Test
        void isGivenBackByItsOrderInTheNameOfTheService() {
            Happened heard = Happened.at(AT, ZoneOffset.UTC).unstated();
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(new ReleaseSettled(heard, LINE, FIRST), by(ParticipantId.ofService("credit")))
                    .expectEvents(new CreditReservationReleasedV1(
                            heard, LINE, FIRST, ORDER, Confidential.of(euros("60.00"))));
        }

        @Test
        void isNotAskedForByAService() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(release(FIRST), by(ParticipantId.ofService("credit")))
                    .expectException(refused(CreditLineRefusal.NOT_A_PARTY));
        }

        @Test
        void refusesAReservationThatIsNotThere() {
            line.given(activated())
                    .when(release(FIRST), by(BANK))
                    .expectException(refused(CreditLineRefusal.RESERVATION_NOT_FOUND));
        }

        @Test
        void refusesAStranger() {
            line.given(activated(), reserved(FIRST, "60.00"))
                    .when(release(FIRST), by(STRANGER))
                    .expectException(refused(CreditLineRefusal.NOT_A_PARTY));
        }
    }

    private static Map<String, Object> by(ParticipantId issuer) {
        return Map.of("issuer", issuer);
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    private static ActivateLine activate(Money limit) {
        return new ActivateLine(Happened.at(AT, ZoneOffset.UTC), LINE, COOP, limit);
    }

    private static ActivateLine activateAt(Happened happened) {
        return new ActivateLine(happened, LINE, COOP, euros("100.00"));
    }

    private static void refusesAsInvalid(CreditLineCommand command) {
        assertThatThrownBy(() -> CommandShapes.of(command.getClass()).requireValid(command))
                .isInstanceOf(RefusedJson.class)
                .hasMessageContaining("greater than zero");
    }

    private static ReserveCredit reserve(ReservationId reservation, Money amount) {
        return new ReserveCredit(Happened.at(AT, ZoneOffset.UTC), LINE, reservation, ORDER, amount);
    }

    private static ReleaseReservation release(ReservationId reservation) {
        return new ReleaseReservation(Happened.at(AT, ZoneOffset.UTC), LINE, reservation);
    }

    private static CreditLineActivatedV1 activated() {
        return new CreditLineActivatedV1(
                Happened.at(AT, ZoneOffset.UTC), LINE, COOP, BANK, Confidential.of(euros("100.00")));
    }

    private static CreditReservedV1 reserved(ReservationId reservation, String amount) {
        return new CreditReservedV1(
                Happened.at(AT, ZoneOffset.UTC), LINE, reservation, COOP, BANK, ORDER, Confidential.of(euros(amount)));
    }

    private static CreditReservationReleasedV1 released(ReservationId reservation, String amount) {
        return new CreditReservationReleasedV1(
                Happened.at(AT, ZoneOffset.UTC), LINE, reservation, ORDER, Confidential.of(euros(amount)));
    }
}
