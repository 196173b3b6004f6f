package io.symbia.support.crate;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of a crate. */
public final class CrateCommands {
    private CrateCommands() {}

    /** The stream of a crate. */
    public static StreamId stream(String crateId) {
        return new StreamId("crates", "crate", crateId);
    }

    /** Opens a crate. */
    public record OpenCrate(Instant occurredAt, String crateId, int capacity, Money value) {
        @TargetAggregateIdentifier
        public StreamId stream() {
            return CrateCommands.stream(crateId);
        }
    }

    /** Puts pieces in; the slip names the act. */
    public record AddPieces(Instant occurredAt, String crateId, String slipId, int pieces) {
        public AddPieces {
            if (pieces < 1) throw new IllegalArgumentException("pieces must be > 0, was " + pieces);
        }

        @TargetAggregateIdentifier
        public StreamId stream() {
            return CrateCommands.stream(crateId);
        }
    }

    /** Shuts a crate. */
    public record ShutCrate(Instant occurredAt, String crateId) {
        @TargetAggregateIdentifier
        public StreamId stream() {
            return CrateCommands.stream(crateId);
        }
    }
}
