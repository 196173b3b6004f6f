package io.symbia.support.crate;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.support.command.Issuer;
import io.symbia.support.crate.CrateCommands.AddPieces;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.crate.CrateCommands.ShutCrate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;

/** A crate with room for some pieces. Invariant: {@code 0 <= pieces <= capacity}. */
public class Crate {
    @AggregateIdentifier
    private StreamId stream;

    private int capacity;
    private int pieces;
    private boolean shut;
    private final Set<String> slips = new HashSet<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenCrate command, @Issuer ParticipantId issuer) {
        if (issuer.toString().equals("nobody")) throw new IllegalStateException("a bug that hides a secret: 4711");
        if (stream != null) {
            if (capacity == command.capacity()) return;
            throw CrateRefusal.CRATE_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.crateId());
        }
        AggregateLifecycle.apply(new CrateOpenedV1(
                command.happened(), command.crateId(), command.capacity(), new Disclosed<>(command.value())));
    }

    @CommandHandler
    void handle(AddPieces command) {
        if (slips.contains(command.slipId())) return;
        if (command.pieces() > capacity - pieces) {
            throw CrateRefusal.CRATE_IS_FULL.with(command.pieces(), capacity - pieces);
        }
        AggregateLifecycle.apply(
                new PiecesAddedV1(command.happened(), command.crateId(), command.slipId(), command.pieces()));
        if (pieces == capacity) {
            AggregateLifecycle.apply(new CrateShutV1(command.happened(), command.crateId()));
        }
    }

    @CommandHandler
    void handle(ShutCrate command) {
        if (shut) return;
        AggregateLifecycle.apply(new CrateShutV1(command.happened(), command.crateId()));
    }

    @EventSourcingHandler
    void on(CrateOpenedV1 event) {
        stream = CrateCommands.stream(event.crateId());
        capacity = event.capacity();
    }

    @EventSourcingHandler
    void on(PiecesAddedV1 event) {
        pieces += event.pieces();
        slips.add(event.slipId());
    }

    @EventSourcingHandler
    void on(CrateShutV1 event) {
        shut = event.crateId() != null;
    }

    /** Whether the value came along; for tests of what is kept. */
    static boolean isShown(Confidential<?> value) {
        return value instanceof Disclosed<?>;
    }

    protected Crate() {}
}
