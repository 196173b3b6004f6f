package io.symbia.support.aggregate;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.aggregate.AggregateMemory.Entry;
import io.symbia.support.store.StreamHead;
import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;

/**
 * Axon's event sourcing repository with {@link AggregateMemory} before it. Everything here runs while the stream is locked
 * within this process; other processes are met at the commit number.
 */
final class RememberingRepository<T> extends EventSourcingRepository<T> {
    private final EventStoreOnMongo store;
    private final AggregateMemory memory;
    private final SnapshotTrigger noSnapshots;

    RememberingRepository(Class<T> aggregateType, EventStoreOnMongo store, AggregateMemory memory) {
        super(builder(aggregateType).eventStore(store));
        this.store = store;
        this.memory = memory;
        this.noSnapshots = NoSnapshotTriggerDefinition.INSTANCE.prepareTrigger(aggregateType);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String stream, Long expectedVersion) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        EventSourcedAggregate<T> aggregate;
        try {
            aggregate = memory.take(stream)
                    .map(entry -> recall(unitOfWork, entry))
                    .orElseGet(() -> super.doLoadWithLock(stream, expectedVersion));
        } catch (AggregateNotFoundException missing) {
            requireVersion(unitOfWork, StreamHead.start(StreamId.parse(stream)));
            throw missing;
        }
        StreamHead loaded = EventStoreOnMongo.head(unitOfWork, StreamId.parse(stream));
        requireSameCount(aggregate, loaded);
        keepAfterwards(unitOfWork, aggregate, loaded);
        requireVersion(unitOfWork, loaded);
        return aggregate;
    }

    /** All events of a stream; where others write to it those that are remembered, and from the database the rest. */
    @Override
    protected DomainEventStream readEvents(String stream) {
        if (!memory.isContended(stream)) return super.readEvents(stream);
        StreamHistory history = store.readOn(memory.history(StreamId.parse(stream)));
        memory.remember(history);
        return DomainEventStream.of(history.events());
    }

    @SuppressWarnings("unchecked") // The memory belongs to this repository alone: every root in it is a T.
    private EventSourcedAggregate<T> recall(UnitOfWork<?> unitOfWork, Entry entry) {
        EventStoreOnMongo.remember(unitOfWork, entry.head());
        EventSourcedAggregate<T> aggregate = EventSourcedAggregate.reconstruct(
                (T) entry.root(), aggregateModel(), entry.head().version(), false, store, noSnapshots);
        if (memory.isContended(entry.head().stream().toString())) {
            DomainEventStream since = store.read(entry.head());
            if (since.hasNext()) aggregate.initializeState(since);
        }
        return aggregate;
    }

    @Override
    protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod) throws Exception {
        EventSourcedAggregate<T> aggregate = super.doCreateNewForLock(factoryMethod);
        CurrentUnitOfWork.get().afterCommit(done -> {
            if (aggregate.identifier() != null) remember(done, aggregate);
        });
        return aggregate;
    }

    /** Puts the aggregate back when the command ended with the aggregate as true to the store as it was before. */
    private void keepAfterwards(UnitOfWork<?> unitOfWork, EventSourcedAggregate<T> aggregate, StreamHead loaded) {
        unitOfWork.afterCommit(done -> remember(done, aggregate));
        unitOfWork.onRollback(failed -> {
            boolean untouched = aggregate.version() == loaded.version();
            if (untouched) memory.put(loaded.stream().toString(), new Entry(aggregate.getAggregateRoot(), loaded));
        });
    }

    private void remember(UnitOfWork<?> unitOfWork, EventSourcedAggregate<T> aggregate) {
        StreamHead head = EventStoreOnMongo.head(unitOfWork, StreamId.parse(aggregate.identifierAsString()));
        if (head.isNew()) return;
        requireSameCount(aggregate, head);
        memory.put(head.stream().toString(), new Entry(aggregate.getAggregateRoot(), head));
    }

    private static void requireSameCount(EventSourcedAggregate<?> aggregate, StreamHead head) {
        if (aggregate.version() != head.version()) { // INVARIANT: an aggregate is as old as its stream.
            throw new IllegalStateException(
                    head.stream() + ": aggregate is at " + aggregate.version() + ", stream at " + head.version());
        }
    }

    private static void requireVersion(UnitOfWork<?> unitOfWork, StreamHead head) {
        Object origin = unitOfWork.getMessage().getMetaData().get(CommitOrigin.METADATA);
        if (!(origin instanceof CommitOrigin known)) return;
        var failed = VersionCondition.failed(known.conditions(), head.version());
        if (failed.isPresent()) throw new VersionMismatch(failed.get(), head.version());
    }
}
