package io.symbia.support.aggregate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/**
 * Axon by hand: for each aggregate a repository and a command handler. Axon's configurer and command bus are left out: commands
 * run on the caller's thread, whoever sends one must see what its unit of work kept, and the configurer would look for updates
 * on the network.
 */
public final class AggregateWiring {
    /** Bound of the events replayed into remembered aggregates, twice (short and long streams), and of those remembered: tens of megabytes. */
    private static final long MAX_REMEMBERED_EVENTS = 100_000;

    private final Map<String, MessageHandler<CommandMessage<?>>> handlers = new HashMap<>();
    private final List<AggregateMemory> memories = new ArrayList<>();

    public AggregateWiring(AggregateCatalogue catalogue, EventStoreOnMongo store) {
        for (Class<?> aggregate : catalogue.aggregates()) {
            wire(
                    aggregate,
                    store,
                    MAX_REMEMBERED_EVENTS / catalogue.aggregates().size());
        }
    }

    private <T> void wire(Class<T> aggregate, EventStoreOnMongo store, long maxEvents) {
        AggregateMemory memory = new AggregateMemory(maxEvents);
        AggregateAnnotationCommandHandler<T> handler = AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(new RememberingRepository<>(aggregate, store, memory))
                .build();
        for (String name : handler.supportedCommandNames()) {
            if (handlers.put(name, handler) != null) throw new IllegalStateException("two aggregates handle " + name);
        }
        memories.add(memory);
    }

    /** What handles commands of this name, within a unit of work that the caller starts. */
    public MessageHandler<CommandMessage<?>> handlerOf(String commandName) {
        var handler = handlers.get(commandName);
        if (handler == null) throw new IllegalStateException("no aggregate in the catalogue handles " + commandName);
        return handler;
    }

    /** Says that another process wrote to the stream just now. */
    public void contended(String stream) {
        for (AggregateMemory memory : memories) memory.markContended(stream);
    }
}
