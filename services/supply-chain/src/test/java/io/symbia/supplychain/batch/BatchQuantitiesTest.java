package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.BATCH_HOLDS_LESS;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_IS_QUARANTINED;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_STATE_FORBIDS;
import static io.symbia.supplychain.batch.BatchRefusal.NOT_A_DRAWER;
import static io.symbia.supplychain.batch.BatchRefusal.OTHER_UNIT_OF_MEASURE;
import static io.symbia.supplychain.batch.BatchRefusal.TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.batch.BatchRefusal.TOO_MANY_FOR_BATCH;
import static io.symbia.supplychain.batch.BatchSamples.BATCH;
import static io.symbia.supplychain.batch.BatchSamples.NOW;
import static io.symbia.supplychain.batch.BatchSamples.OFFSET;
import static io.symbia.supplychain.batch.BatchSamples.PACKER;
import static io.symbia.supplychain.batch.BatchSamples.PALLET;
import static io.symbia.supplychain.batch.BatchSamples.PARCEL;
import static io.symbia.supplychain.batch.BatchSamples.PRODUCER;
import static io.symbia.supplychain.batch.BatchSamples.STRANGER;
import static io.symbia.supplychain.batch.BatchSamples.USE;
import static io.symbia.supplychain.batch.BatchSamples.admitted;
import static io.symbia.supplychain.batch.BatchSamples.by;
import static io.symbia.supplychain.batch.BatchSamples.cartons;
import static io.symbia.supplychain.batch.BatchSamples.kilograms;
import static io.symbia.supplychain.batch.BatchSamples.produced;
import static io.symbia.supplychain.batch.BatchSamples.quarantined;
import static io.symbia.supplychain.batch.BatchSamples.released;
import static io.symbia.supplychain.batch.BatchSamples.returned;
import static io.symbia.supplychain.batch.BatchSamples.started;
import static io.symbia.supplychain.batch.BatchSamples.startedWith;
import static io.symbia.supplychain.batch.BatchSamples.take;
import static io.symbia.supplychain.batch.BatchSamples.taken;
import static io.symbia.supplychain.batch.BatchSamples.taker;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityTakenV1;
import io.symbia.supplychain.batch.BatchCommand.AdmitDrawer;
import io.symbia.supplychain.batch.BatchCommand.ProduceBatch;
import io.symbia.supplychain.batch.BatchCommand.ReturnQuantity;
import io.symbia.supplychain.batch.BatchCommand.TakeQuantity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a {@link ProductionBatch} gives out, to whom, and not a gram more. */
class BatchQuantitiesTest {
    private final FixtureConfiguration<ProductionBatch> batch = new AggregateTestFixture<>(ProductionBatch.class);

    @Nested
    class GivingOut {
        @Test
        void isUpToWhatWasProducedAndNotMore() {
            batch.given(started(), produced("200"))
                    .when(take(PALLET, "200"), by(PRODUCER))
                    .expectEvents(taken(PALLET, "200"));
            batch.given(started(), produced("200"))
                    .when(take(PALLET, "200.000001"), by(PRODUCER))
                    .expectNoEvents()
                    .expectException(refused(BATCH_HOLDS_LESS));
        }

        @Test
        void isUpToWhatRemainsAndNotMore() {
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(take(PARCEL, "40"), by(PRODUCER))
                    .expectEvents(taken(PARCEL, "40"));
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(take(PARCEL, "41"), by(PRODUCER))
                    .expectNoEvents()
                    .expectException(refused(BATCH_HOLDS_LESS));
        }

        @Test
        void doesNotBeginBeforeProducing() {
            batch.given(started()).when(take(PALLET, "1"), by(PRODUCER)).expectException(refused(BATCH_STATE_FORBIDS));
        }

        @Test
        void isInTheUnitOfTheBatch() {
            batch.given(started(), produced("200"))
                    .when(new TakeQuantity(Happened.at(NOW, OFFSET), BATCH, PALLET, USE, kilograms("1")), by(PRODUCER))
                    .expectException(refused(OTHER_UNIT_OF_MEASURE));
        }

        @Test
        void isToTheProducerAndWhoWasAdmitted() {
            batch.given(started(), produced("200"))
                    .when(take(PALLET, "1"), by(PACKER))
                    .expectNoEvents()
                    .expectException(refused(NOT_A_DRAWER));
            batch.given(started(), admitted(PACKER), produced("200"))
                    .when(take(PALLET, "1"), by(PACKER))
                    .expectEvents(new BatchQuantityTakenV1(
                            Happened.at(NOW, OFFSET), BATCH, PALLET, USE, PACKER, cartons("1")));
        }

        @Test
        void admitsOnce() {
            var admit = new AdmitDrawer(Happened.at(NOW, OFFSET), BATCH, PACKER);
            batch.given(started()).when(admit, by(PRODUCER)).expectEvents(admitted(PACKER));
            batch.given(started(), admitted(PACKER)).when(admit, by(PRODUCER)).expectNoEvents();
        }

        @Test
        void admitsAsManyAsAreAllowedAndNotOneMore() {
            List<Object> history = new ArrayList<>(List.of(started()));
            for (int i = 1; i < ProductionBatch.MAX_DRAWERS; i++) history.add(admitted(new ParticipantId("d-" + i)));
            var admit = new AdmitDrawer(Happened.at(NOW, OFFSET), BATCH, PACKER);
            batch.given(history).when(admit, by(PRODUCER)).expectEvents(admitted(PACKER));
            history.add(admitted(STRANGER));
            batch.given(history).when(admit, by(PRODUCER)).expectException(refused(TOO_MANY_FOR_BATCH));
        }

        @Test
        void toOneTakerIsOnce() {
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(take(PALLET, "160"), by(PRODUCER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(take(PALLET, "161"), by(PRODUCER))
                    .expectException(refused(TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        }

        /** Were it found taken, the first one would give back what the other uses. */
        @Test
        void isForOneRequestOfATaker() {
            Digest other = Digest.ofContent(new byte[] {2});
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(
                            new TakeQuantity(Happened.at(NOW, OFFSET), BATCH, PALLET, other, cartons("160")),
                            by(PRODUCER))
                    .expectException(refused(TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT));
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(new ReturnQuantity(Happened.at(NOW, OFFSET), BATCH, PALLET, Optional.of(other)))
                    .expectNoEvents();
            batch.given(started(), produced("200"), taken(PALLET, "160"))
                    .when(new ReturnQuantity(Happened.at(NOW, OFFSET), BATCH, PALLET, Optional.of(USE)))
                    .expectEvents(returned(PALLET, "160"));
        }

        @Test
        void aRepeatIsAnsweredAlsoInQuarantineForTheGoodsAreGone() {
            batch.given(started(), produced("200"), taken(PALLET, "160"), quarantined())
                    .when(take(PALLET, "160"), by(PRODUCER))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void stopsInQuarantineAndGoesOnWhenReleased() {
            List<Object> history = new ArrayList<>(List.of(startedWith(List.of()), produced("200"), quarantined()));
            batch.given(history).when(take(PALLET, "1"), by(PRODUCER)).expectException(refused(BATCH_IS_QUARANTINED));
            history.add(released(List.of()));
            batch.given(history).when(take(PALLET, "1"), by(PRODUCER)).expectEvents(taken(PALLET, "1"));
        }

        @Test
        void isUndoneByReturning() {
            var back = new ReturnQuantity(Happened.at(NOW, OFFSET), BATCH, PALLET, Optional.empty());
            batch.given(started(), produced("200"), taken(PALLET, "200"))
                    .when(back)
                    .expectEvents(returned(PALLET, "200"));
            batch.given(started(), produced("200"), taken(PALLET, "200"), returned(PALLET, "200"))
                    .when(take(PARCEL, "200"), by(PRODUCER))
                    .expectEvents(taken(PARCEL, "200"));
            batch.given(started(), produced("200"), taken(PALLET, "200"), returned(PALLET, "200"))
                    .when(back)
                    .expectNoEvents();
            batch.given(started()).when(back).expectNoEvents();
        }

        @Test
        void isAsOftenAsAllowedAndNotOnceMore() {
            List<Object> history = new ArrayList<>(List.of(started(), produced("10000")));
            for (int i = 1; i < ProductionBatch.MAX_TAKINGS; i++) history.add(taken(taker(i), "1"));
            batch.given(history).when(take(PALLET, "1"), by(PRODUCER)).expectEvents(taken(PALLET, "1"));
            history.add(taken(PALLET, "1"));
            history.add(returned(PALLET, "1")); // What came back was given out once, too.
            batch.given(history).when(take(PARCEL, "1"), by(PRODUCER)).expectException(refused(TOO_MANY_FOR_BATCH));
        }
    }

    /** A day begins somewhere a day earlier than in UTC. */
    @Test
    void nothingIsMadeThatHadExpired() {
        LocalDate made = NOW.atOffset(ZoneOffset.UTC).toLocalDate();
        new ProduceBatch(Happened.at(NOW), BATCH, cartons("1"), Optional.of(made.minusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ProduceBatch(Happened.at(NOW), BATCH, cartons("1"), Optional.of(made.minusDays(2))));
    }
}
