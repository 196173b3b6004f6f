package io.symbia.support.crate;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.words.money.Money;
import io.symbia.support.command.Command;

/** The commands of a crate. */
public final class CrateCommands {
    private CrateCommands() {}

    /** The stream of a crate. */
    public static StreamId stream(String crateId) {
        return new StreamId("crates", "crate", crateId);
    }

    /** Opens a crate. */
    public record OpenCrate(Happened happened, String crateId, int capacity, Money value) implements Command {
        @Override
        public StreamId stream() {
            return CrateCommands.stream(crateId);
        }
    }

    /** Puts pieces in; the slip names the act. */
    public record AddPieces(Happened happened, String crateId, String slipId, int pieces) implements Command {
        public AddPieces {
            if (pieces < 1) throw new IllegalArgumentException("pieces must be > 0, was " + pieces);
        }

        @Override
        public StreamId stream() {
            return CrateCommands.stream(crateId);
        }
    }

    /** Shuts a crate. */
    public record ShutCrate(Happened happened, String crateId) implements Command {
        @Override
        public StreamId stream() {
            return CrateCommands.stream(crateId);
        }
    }
}
