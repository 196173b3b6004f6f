package io.symbia.supplychain.unit;

import static io.symbia.supplychain.unit.UnitRefusal.NOT_THE_PACKER;
import static io.symbia.supplychain.unit.UnitRefusal.UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.unit.UnitRefusal.UNIT_INSIDE_ITSELF;
import static io.symbia.supplychain.unit.UnitRefusal.UNIT_IS_INSIDE_ANOTHER;
import static io.symbia.supplychain.unit.UnitRefusal.UNIT_WAS_UNPACKED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitJoinedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitLeftV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitUnpackedV1;
import io.symbia.supplychain.unit.UnitCommand.JoinParent;
import io.symbia.supplychain.unit.UnitCommand.LeaveParent;
import io.symbia.supplychain.unit.UnitCommand.PackUnit;
import io.symbia.supplychain.unit.UnitCommand.UnpackUnit;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One carton, pallet or parcel with its SSCC, what is in it, and what it is in.
 *
 * <pre>
 *          | pack    | join               | leave  | unpack
 * (none)   | PACKED  | no such stream     | ...    | ...
 * PACKED   | already | INSIDE             | already| UNPACKED
 * INSIDE   | already | already, or refused| PACKED | refused: unit_is_inside_another
 * UNPACKED | refused | refused            | already| already
 * </pre>
 *
 * <p><b>Units are a tree.</b> A child has one parent because it keeps the parent itself and refuses a second. There are no cycles
 * because a unit gets its children once, when it is packed, and each child must have been packed before: along any path from parent
 * to child the units grow older. Before a unit is packed its children are told and its contents are taken from their batches, see
 * {@link io.symbia.supplychain.batch.ProductionBatch}.
 */
public class LogisticUnit {

    @AggregateIdentifier
    private StreamId stream;

    private LogisticUnitPackedV1 packed;
    private Optional<Sscc> parent = Optional.empty();
    private boolean unpacked;

    /** Axon replays the events into an empty instance. */
    protected LogisticUnit() {}

    /** The stream of a unit: {@code supply-chain/unit/395060000000000016}. */
    public static StreamId streamOf(Sscc sscc) {
        return new StreamId("supply-chain", "unit", sscc.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PackUnit command, @MetaDataValue("issuer") ParticipantId issuer) {
        if (stream != null) {
            if (unpacked) throw UNIT_WAS_UNPACKED.with(packed.sscc());
            if (isRepeat(command, issuer)) return;
            throw UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(packed.sscc());
        }
        if (command.childUnits().contains(command.sscc())) throw UNIT_INSIDE_ITSELF.with(command.sscc());
        apply(new LogisticUnitPackedV1(
                command.happened(),
                command.sscc(),
                issuer,
                command.contents(),
                command.childUnits(),
                command.orderNumber(),
                command.packedAt()));
    }

    @CommandHandler
    void handle(JoinParent command, @MetaDataValue("issuer") ParticipantId issuer) {
        requirePacker(issuer);
        if (unpacked) throw UNIT_WAS_UNPACKED.with(packed.sscc());
        if (parent.isPresent()) {
            if (parent.get().equals(command.parent())) return;
            throw UNIT_IS_INSIDE_ANOTHER.with(
                    packed.sscc(), parent.get(), "join " + command.parent()); // INVARIANT: one parent.
        }
        if (command.parent().equals(packed.sscc())) throw UNIT_INSIDE_ITSELF.with(packed.sscc());
        apply(new LogisticUnitJoinedV1(command.happened(), packed.sscc(), command.parent()));
    }

    @CommandHandler
    void handle(LeaveParent command) {
        if (parent.filter(command.parent()::equals).isEmpty()) return; // Left before, or never joined.
        apply(new LogisticUnitLeftV1(command.happened(), packed.sscc(), command.parent()));
    }

    @CommandHandler
    void handle(UnpackUnit command, @MetaDataValue("issuer") ParticipantId issuer) {
        requirePacker(issuer);
        if (unpacked) return;
        if (parent.isPresent()) throw UNIT_IS_INSIDE_ANOTHER.with(packed.sscc(), parent.get(), "unpack it");
        apply(new LogisticUnitUnpackedV1(
                command.happened(), packed.sscc(), issuer, packed.contents(), packed.childUnits()));
    }

    private boolean isRepeat(PackUnit command, ParticipantId issuer) {
        return packed.packedBy().equals(issuer)
                && packed.contents().equals(command.contents())
                && packed.childUnits().equals(command.childUnits())
                && packed.orderNumber().equals(command.orderNumber())
                && packed.packedAt().equals(command.packedAt());
    }

    private void requirePacker(ParticipantId issuer) {
        if (!issuer.equals(packed.packedBy())) throw NOT_THE_PACKER.with(packed.sscc(), issuer);
    }

    @EventSourcingHandler
    void on(LogisticUnitPackedV1 event) {
        stream = streamOf(event.sscc());
        packed = event;
    }

    @EventSourcingHandler
    void on(LogisticUnitJoinedV1 event) {
        if (parent.isPresent()) { // INVARIANT, after reading: one parent.
            throw new IllegalStateException(
                    "unit " + packed.sscc() + " joined " + event.parent() + " inside " + parent.get());
        }
        parent = Optional.of(event.parent());
    }

    @EventSourcingHandler
    void on(LogisticUnitLeftV1 event) {
        parent = Optional.empty();
    }

    @EventSourcingHandler
    void on(LogisticUnitUnpackedV1 event) {
        unpacked = true;
    }
}
