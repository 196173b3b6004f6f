package io.symbia.support.crate.service;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTable;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.crate.CrateCommands.ShutCrate;
import io.symbia.support.crate.PiecesAddedV1;
import java.util.Set;

/** Counts slips, and shuts a crate when a slip named {@code last…} is put in. */
public final class CrateReaction implements Reaction {
    private final CommandDoor commands;
    private final StateTable<Slips> slips;

    public CrateReaction(CommandDoor commands, StateTables tables) {
        this.commands = commands;
        this.slips = tables.open("slips", Slips.class);
    }

    /** How many slips a crate has had. */
    public record Slips(int count) {}

    @Override
    public String name() {
        return "shut-after-last";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(PiecesAddedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        PiecesAddedV1 event = (PiecesAddedV1) received.event();
        slips.update(
                event.crateId(), before -> new Slips(before.map(Slips::count).orElse(0) + 1));
        if (!event.slipId().startsWith("last")) return;
        String target = event.slipId().equals("last-of-nothing") ? "there-is-none" : event.crateId();
        commands.send(
                new ShutCrate(event.happened().unstated(), target),
                RequestContext.causedBy(PublishedRule.of("crates/shut-after-last", 1), received));
    }
}
