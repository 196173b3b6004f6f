package io.symbia.payment;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** An aggregate on an event store in memory, for tests that give it thousands of commands. */
public final class AggregateBench<T> {

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AggregateAnnotationCommandHandler<T> handler;

    public AggregateBench(Class<T> aggregate) {
        handler = AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(EventSourcingRepository.builder(aggregate)
                        .eventStore(store)
                        .build())
                .build();
    }

    /** Has the command handled; throws what the aggregate throws. */
    public void send(Object command, ParticipantId issuer) {
        CommandMessage<?> message =
                GenericCommandMessage.asCommandMessage(command).withMetaData(Map.of("issuer", issuer));
        ResultMessage<?> result =
                DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> handler.handle(message));
        if (result.isExceptional()) throw (RuntimeException) result.exceptionResult();
    }

    /** The history of a stream. */
    public List<DomainEvent> events(StreamId stream) {
        return store.readEvents(stream.toString())
                .asStream()
                .map(message -> (DomainEvent) message.getPayload())
                .toList();
    }
}
