package io.symbia.supplychain.unit;

import static io.symbia.supplychain.unit.LogisticUnitRefusal.NOT_THE_PACKER;
import static io.symbia.supplychain.unit.LogisticUnitRefusal.UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.unit.LogisticUnitRefusal.UNIT_ALREADY_UNPACKED;
import static io.symbia.supplychain.unit.LogisticUnitRefusal.UNIT_INSIDE_ITSELF;
import static io.symbia.supplychain.unit.LogisticUnitRefusal.UNIT_IS_INSIDE_ANOTHER;
import static io.symbia.supplychain.unit.LogisticUnitRefusal.UNIT_WAS_UNPACKED;
import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitJoinedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitLeftV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitUnpackedV1;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.unit.LogisticUnitCommand.JoinParent;
import io.symbia.supplychain.unit.LogisticUnitCommand.LeaveParent;
import io.symbia.supplychain.unit.LogisticUnitCommand.PackUnit;
import io.symbia.supplychain.unit.LogisticUnitCommand.UnpackUnit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** The state table of {@link LogisticUnit}. */
class LogisticUnitTest {
    private static final Sscc PALLET = new Sscc("395060000000000016");
    private static final Sscc TRUCK = new Sscc("395060000000000023");
    private static final Sscc CARTON = new Sscc("395060000000000030");
    private static final BatchId BATCH = new BatchId("19506000134366.ZJ2611A");
    private static final ParticipantId PACKER = new ParticipantId("zj-tea-coop");
    private static final ParticipantId STRANGER = new ParticipantId("stranger");
    private static final Digest USE = Digest.ofContent(new byte[] {1});
    private static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");
    private static final Happened LATER = Happened.at(NOW.plusSeconds(60), ZoneOffset.ofHours(8));
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final List<BatchQuantity> CONTENTS = List.of(new BatchQuantity(BATCH, Quantity.of("40", "XCT")));

    private final FixtureConfiguration<LogisticUnit> unit = new AggregateTestFixture<>(LogisticUnit.class);

    @Test
    void isPackedOnce() {
        unit.givenNoPriorActivity().when(pack(CONTENTS, List.of()), by(PACKER)).expectEvents(packed(List.of()));
        unit.given(packed(List.of()))
                .when(pack(CONTENTS, List.of()), by(PACKER))
                .expectNoEvents();
        unit.given(packed(List.of()), joined())
                .when(pack(CONTENTS, List.of()), by(PACKER))
                .expectNoEvents();
    }

    @Test
    void isPackedOtherwiseUnderAnotherNumber() {
        unit.given(packed(List.of()))
                .when(pack(CONTENTS, List.of(CARTON)), by(PACKER))
                .expectException(refused(UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
        unit.given(packed(List.of()))
                .when(pack(CONTENTS, List.of()), by(STRANGER))
                .expectException(refused(UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void isPackedAtOneMoment() {
        unit.given(packed(List.of())).when(packAt(LATER.unstated()), by(PACKER)).expectNoEvents();
        unit.given(packed(List.of()))
                .when(packAt(LATER), by(PACKER))
                .expectNoEvents()
                .expectException(refused(UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void isNotPackedAgainAfterUnpacking() {
        unit.given(packed(List.of()), unpacked())
                .when(pack(CONTENTS, List.of()), by(PACKER))
                .expectNoEvents()
                .expectException(refused(UNIT_WAS_UNPACKED));
    }

    @Test
    void doesNotHoldItself() {
        unit.givenNoPriorActivity()
                .when(pack(CONTENTS, List.of(PALLET)), by(PACKER))
                .expectException(refused(UNIT_INSIDE_ITSELF));
        unit.given(packed(List.of()))
                .when(new JoinParent(Happened.at(NOW, OFFSET), PALLET, PALLET, USE), by(PACKER))
                .expectException(refused(UNIT_INSIDE_ITSELF));
        assertThatThrownBy(() -> packed(List.of(PALLET))).hasMessageContaining("cannot hold itself");
    }

    @Test
    void holdsSomething() {
        assertThatThrownBy(() -> pack(List.of(), List.of())).hasMessageContaining("holds something");
    }

    @Test
    void joinsAParentThatIsTheOnlyOne() {
        unit.given(packed(List.of())).when(join(TRUCK), by(PACKER)).expectEvents(joined());
        unit.given(packed(List.of()), joined()).when(join(TRUCK), by(PACKER)).expectNoEvents();
        unit.given(packed(List.of()), joined())
                .when(join(CARTON), by(PACKER))
                .expectNoEvents()
                .expectException(refused(UNIT_IS_INSIDE_ANOTHER));
    }

    /** Were it found inside, the first request would take out what the other has packed. */
    @Test
    void joinsAParentForOneRequest() {
        Digest other = Digest.ofContent(new byte[] {2});
        unit.given(packed(List.of()), joined())
                .when(new JoinParent(Happened.at(NOW, OFFSET), PALLET, TRUCK, other), by(PACKER))
                .expectException(refused(UNIT_IS_INSIDE_ANOTHER));
        unit.given(packed(List.of()), joined())
                .when(new LeaveParent(Happened.at(NOW, OFFSET), PALLET, TRUCK, Optional.of(other)))
                .expectNoEvents();
        unit.given(packed(List.of()), joined())
                .when(new LeaveParent(Happened.at(NOW, OFFSET), PALLET, TRUCK, Optional.of(USE)))
                .expectEvents(new LogisticUnitLeftV1(Happened.at(NOW, OFFSET), PALLET, TRUCK));
    }

    @Test
    void joinsOnlyWhenItExists() {
        unit.givenNoPriorActivity().when(join(TRUCK), by(PACKER)).expectException(AggregateNotFoundException.class);
    }

    @Test
    void isMovedAndUnpackedByItsPacker() {
        unit.given(packed(List.of())).when(join(TRUCK), by(STRANGER)).expectException(refused(NOT_THE_PACKER));
        unit.given(packed(List.of()))
                .when(unpack(), by(STRANGER))
                .expectNoEvents()
                .expectException(refused(NOT_THE_PACKER));
    }

    @Test
    void leavesTheParentThatItIsIn() {
        unit.given(packed(List.of()), joined())
                .when(new LeaveParent(Happened.at(NOW, OFFSET), PALLET, TRUCK, Optional.empty()))
                .expectEvents(new LogisticUnitLeftV1(Happened.at(NOW, OFFSET), PALLET, TRUCK));
        unit.given(packed(List.of()), joined())
                .when(new LeaveParent(Happened.at(NOW, OFFSET), PALLET, CARTON, Optional.empty()))
                .expectNoEvents();
        unit.given(packed(List.of()))
                .when(new LeaveParent(Happened.at(NOW, OFFSET), PALLET, TRUCK, Optional.empty()))
                .expectNoEvents();
        unit.given(packed(List.of()), joined(), new LogisticUnitLeftV1(Happened.at(NOW, OFFSET), PALLET, TRUCK))
                .when(join(CARTON), by(PACKER))
                .expectEvents(new LogisticUnitJoinedV1(Happened.at(NOW, OFFSET), PALLET, CARTON, USE));
    }

    @Test
    void isUnpackedOnceAndOnItsOwn() {
        unit.given(packed(List.of())).when(unpack(), by(PACKER)).expectEvents(unpacked());
        unit.given(packed(List.of()), unpacked()).when(unpack(), by(PACKER)).expectNoEvents();
        unit.given(packed(List.of()), joined())
                .when(unpack(), by(PACKER))
                .expectNoEvents()
                .expectException(refused(UNIT_IS_INSIDE_ANOTHER));
        unit.given(packed(List.of()), unpacked())
                .when(join(TRUCK), by(PACKER))
                .expectException(refused(UNIT_WAS_UNPACKED));
    }

    @Test
    void isUnpackedAtOneMoment() {
        unit.given(packed(List.of()), unpacked())
                .when(new UnpackUnit(LATER.unstated(), PALLET), by(PACKER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        unit.given(packed(List.of()), unpacked())
                .when(new UnpackUnit(LATER, PALLET), by(PACKER))
                .expectNoEvents()
                .expectException(refused(UNIT_ALREADY_UNPACKED));
    }

    @Test
    void hearsASecondTimeThatItIsInside() {
        unit.given(packed(List.of()), joined())
                .when(new JoinParent(LATER.unstated(), PALLET, TRUCK, USE), by(PACKER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static PackUnit packAt(Happened happened) {
        PackUnit unit = pack(CONTENTS, List.of());
        return new PackUnit(happened, PALLET, unit.contents(), unit.childUnits(), unit.orderNumber(), unit.packedAt());
    }

    private static Map<String, Object> by(ParticipantId participant) {
        return Map.of("issuer", participant);
    }

    private static PackUnit pack(List<BatchQuantity> contents, List<Sscc> childUnits) {
        return new PackUnit(
                Happened.at(NOW, OFFSET),
                PALLET,
                contents,
                childUnits,
                Optional.of(new OrderNumber("teehaus-hh:PO-2611-0042")),
                Optional.of(new Gln("9506000134307")));
    }

    private static JoinParent join(Sscc parent) {
        return new JoinParent(Happened.at(NOW, OFFSET), PALLET, parent, USE);
    }

    private static UnpackUnit unpack() {
        return new UnpackUnit(Happened.at(NOW, OFFSET), PALLET);
    }

    private static LogisticUnitPackedV1 packed(List<Sscc> childUnits) {
        return new LogisticUnitPackedV1(
                Happened.at(NOW, OFFSET),
                PALLET,
                PACKER,
                CONTENTS,
                childUnits,
                Optional.of(new OrderNumber("teehaus-hh:PO-2611-0042")),
                Optional.of(new Gln("9506000134307")));
    }

    private static LogisticUnitJoinedV1 joined() {
        return new LogisticUnitJoinedV1(Happened.at(NOW, OFFSET), PALLET, TRUCK, USE);
    }

    private static LogisticUnitUnpackedV1 unpacked() {
        return new LogisticUnitUnpackedV1(Happened.at(NOW, OFFSET), PALLET, PACKER, CONTENTS, List.of());
    }
}
