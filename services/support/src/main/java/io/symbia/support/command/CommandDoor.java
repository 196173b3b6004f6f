package io.symbia.support.command;

import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.support.aggregate.AggregateWiring;
import io.symbia.support.aggregate.CommitOrigin;
import io.symbia.support.aggregate.EventStoreOnMongo;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.store.StreamHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Where every command goes in: it is handled by its aggregate on the caller's thread, and when {@link #send} returns its events
 * are durable. Lost races against other processes are run again.
 *
 * <p>An aggregate's handler gets the participant by {@link Issuer}.
 */
public final class CommandDoor {
    /** Name of the metadata that holds the {@link ParticipantId} who gives the command. */
    public static final String ISSUER = "issuer";

    static final int MAX_ATTEMPTS = 5; // Each loses only to a commit that won, so five losses in a row mean overload.

    private static final long MAX_PAUSE_MILLIS = 10; // After the first lost race; about what a command takes.

    private final AggregateWiring aggregates;
    private final EventReferences references;
    private final Admission admission;
    private final EarlierRequests earlier;

    public CommandDoor(
            AggregateWiring aggregates, EventReferences references, Admission admission, EarlierRequests earlier) {
        this.aggregates = aggregates;
        this.references = references;
        this.admission = admission;
        this.earlier = earlier;
    }

    /**
     * Has the command handled.
     *
     * @param command a record
     * @throws io.symbia.events.kernel.canonical.RefusedJson when a component has a value that it may not have
     * @throws io.symbia.support.refusal.Refusal when the aggregate refuses it; nothing has changed
     * @throws ServiceBusy                       when it is not taken in for now; nothing has changed
     */
    public CommandAnswer send(Command command, RequestContext context) {
        CommandShapes.of(command.getClass()).requireValid(command);
        requireOwnName(command, context);
        admission.admit();
        CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
        StreamId stream = command.stream();
        if (context.idempotencyKey().isPresent()) {
            var done = earlier.begin(context.requestKey().orElseThrow(), stream);
            if (done.isPresent())
                return answer(
                        done.get().events(),
                        done.get().events().getLast().envelope().sequence());
        }
        Map<String, Object> metadata = Map.of(ISSUER, context.issuer(), CommitOrigin.METADATA, origin(context));
        for (int attempt = 1; ; attempt++) {
            try {
                return handle(message.withMetaData(metadata), stream);
            } catch (ConcurrencyException lost) {
                aggregates.contended(stream.toString());
                if (attempt == MAX_ATTEMPTS || !pauseAfter(attempt))
                    throw new ServiceBusy("too many commands for " + stream + " at once", lost);
            } catch (AggregateNotFoundException missing) {
                throw CommonRefusal.STREAM_NOT_FOUND.with(stream);
            }
        }
    }

    private static void requireOwnName(Command command, RequestContext context) {
        Optional<ParticipantId> owner = command.owner();
        if (owner.isPresent() && !owner.get().equals(context.issuer())) {
            throw CommonRefusal.NAME_OF_ANOTHER.with(command.stream(), owner.get(), context.issuer());
        }
    }

    /** Returns whether to try again; a pause by chance, so that those who met do not meet again. */
    private static boolean pauseAfter(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1 + attempt * MAX_PAUSE_MILLIS));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static CommitOrigin origin(RequestContext context) {
        return new CommitOrigin(
                context.issuer(),
                SealedOrigin.of(context.origin()),
                context.requestKey(),
                context.conditions(),
                context.causationId(),
                context.correlationId(),
                context.traceparent());
    }

    private CommandAnswer handle(CommandMessage<?> message, StreamId stream) {
        UnitOfWork<CommandMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        var handler = aggregates.handlerOf(message.getCommandName());
        ResultMessage<?> result = unitOfWork.executeWithResult(() -> handler.handle(message));
        if (result.isExceptional()) throw unchecked(result.exceptionResult());
        StreamHead head = EventStoreOnMongo.head(unitOfWork, stream);
        return answer(EventStoreOnMongo.kept(unitOfWork), head.version());
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(failure);
        };
    }

    private CommandAnswer answer(List<SealedEvent> events, long version) {
        return new CommandAnswer(events.stream().map(references::of).toList(), version);
    }
}
