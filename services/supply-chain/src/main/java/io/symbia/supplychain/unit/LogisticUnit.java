package io.symbia.supplychain.unit;

import static io.symbia.supplychain.unit.LogisticUnitRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitJoinedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitLeftV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitUnpackedV1;
import io.symbia.events.words.goods.Sscc;
import io.symbia.supplychain.unit.LogisticUnitCommand.JoinParent;
import io.symbia.supplychain.unit.LogisticUnitCommand.LeaveParent;
import io.symbia.supplychain.unit.LogisticUnitCommand.PackUnit;
import io.symbia.supplychain.unit.LogisticUnitCommand.UnpackUnit;
import io.symbia.support.command.Issuer;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
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
    private Optional<LogisticUnitJoinedV1> inside = Optional.empty();
    private Optional<LogisticUnitUnpackedV1> unpacked = Optional.empty();

    /** Axon replays the events into an empty instance. */
    protected LogisticUnit() {}

    /** The stream of a unit: {@code supply-chain/unit/395060000000000016}. */
    public static StreamId streamOf(Sscc sscc) {
        return new StreamId("supply-chain", "unit", sscc.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PackUnit command, @Issuer ParticipantId issuer) {
        if (unpacked.isPresent()) throw UNIT_WAS_UNPACKED.with(packed.sscc());
        if (command.childUnits().contains(command.sscc())) throw UNIT_INSIDE_ITSELF.with(command.sscc());
        var event = new LogisticUnitPackedV1(
                command.happened(),
                command.sscc(),
                issuer,
                command.contents(),
                command.childUnits(),
                command.orderNumber(),
                command.packedAt());
        if (stream == null) apply(event);
        else if (!event.repeats(packed)) throw UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(packed.sscc());
    }

    @CommandHandler
    void handle(JoinParent command, @Issuer ParticipantId issuer) {
        requirePacker(issuer);
        if (unpacked.isPresent()) throw UNIT_WAS_UNPACKED.with(packed.sscc());
        if (command.parent().equals(packed.sscc())) throw UNIT_INSIDE_ITSELF.with(packed.sscc());
        var event = new LogisticUnitJoinedV1(command.happened(), packed.sscc(), command.parent(), command.use());
        if (inside.isEmpty()) apply(event);
        else if (!event.repeats(inside.get())) { // INVARIANT: one parent.
            throw UNIT_IS_INSIDE_ANOTHER.with(packed.sscc(), inside.get().parent(), "join " + command.parent());
        }
    }

    @CommandHandler
    void handle(LeaveParent command) {
        if (!isInside(command.parent())) return; // Left before, or never joined.
        if (command.use().filter(use -> !use.equals(inside.get().use())).isPresent()) return; // By another request.
        apply(new LogisticUnitLeftV1(command.happened(), packed.sscc(), command.parent()));
    }

    @CommandHandler
    void handle(UnpackUnit command, @Issuer ParticipantId issuer) {
        requirePacker(issuer);
        if (inside.isPresent()) {
            throw UNIT_IS_INSIDE_ANOTHER.with(packed.sscc(), inside.get().parent(), "unpack it");
        }
        var event = new LogisticUnitUnpackedV1(
                command.happened(), packed.sscc(), issuer, packed.contents(), packed.childUnits());
        if (unpacked.isEmpty()) apply(event);
        else if (!event.repeats(unpacked.get())) throw UNIT_ALREADY_UNPACKED.with(packed.sscc());
    }

    private boolean isInside(Sscc parent) {
        return inside.filter(joined -> joined.parent().equals(parent)).isPresent();
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
        if (inside.isPresent()) { // INVARIANT, after reading: one parent.
            throw new IllegalStateException("unit " + packed.sscc() + " joined " + event.parent() + " inside "
                    + inside.get().parent());
        }
        inside = Optional.of(event);
    }

    @EventSourcingHandler
    void on(LogisticUnitLeftV1 event) {
        inside = Optional.empty();
    }

    @EventSourcingHandler
    void on(LogisticUnitUnpackedV1 event) {
        unpacked = Optional.of(event);
    }
}
