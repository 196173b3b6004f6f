package io.symbia.support.instances;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.words.money.Money;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.crate.CrateCommands.AddPieces;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.crate.CrateEvent;
import io.symbia.support.crate.CrateOpenedV1;
import io.symbia.support.crate.CrateShutV1;
import io.symbia.support.crate.PiecesAddedV1;
import java.util.Set;

/** For each crate there is another, its tally, into which the same slips are put. Heard twice, nothing changes. */
final class TallyReaction implements Reaction {
    static final String PREFIX = "tally-";

    private final CommandDoor commands;

    TallyReaction(CommandDoor commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(CrateOpenedV1.class, PiecesAddedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        RequestContext context = RequestContext.causedBy(PublishedRule.of("crates/tally", 1), received);
        switch ((CrateEvent) received.event()) {
            case CrateOpenedV1 opened -> {
                if (opened.crateId().startsWith(PREFIX)) return;
                commands.send(
                        new OpenCrate(
                                opened.happened().unstated(),
                                PREFIX + opened.crateId(),
                                opened.capacity(),
                                Money.of("1.00", "EUR")),
                        context);
            }
            case PiecesAddedV1 added -> {
                if (added.crateId().startsWith(PREFIX)) return;
                commands.send(
                        new AddPieces(
                                added.happened().unstated(), PREFIX + added.crateId(), added.slipId(), added.pieces()),
                        context);
            }
            case CrateShutV1 _ -> {} // Not asked for.
        }
    }
}
