package io.symbia.support.aggregate;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.StreamHead;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's event store on {@link CommitStore}: one unit of work is one commit of one stream.
 *
 * <p>The head of the stream is remembered in the unit of work while it is loaded, so an append needs no second read. There is
 * no global order and no tracking: facts travel over Kafka only.
 */
public final class EventStoreOnMongo extends AbstractEventBus implements EventStore {
    private static final String HEAD = "symbia-head";
    private static final String KEPT = "symbia-kept";

    private final CommitStore commits;
    private final EventCodec codec;
    private final CommitSealer sealer;
    private final CommitListener listener;

    public EventStoreOnMongo(CommitStore commits, EventCodec codec, CommitSealer sealer, CommitListener listener) {
        super(new AbstractEventBus.Builder() {});
        this.commits = commits;
        this.codec = codec;
        this.sealer = sealer;
        this.listener = listener;
    }

    /** The head that the unit of work has reached: as read, or after its own commit. */
    public static StreamHead head(UnitOfWork<?> unitOfWork, StreamId stream) {
        StreamHead head = unitOfWork.getResource(HEAD);
        if (head == null) return StreamHead.start(stream);
        if (!head.stream().equals(stream)) {
            throw new IllegalStateException(
                    "one command changes one stream, not both " + head.stream() + " and " + stream);
        }
        return head;
    }

    /** Remembers how far the unit of work has read its stream. */
    public static void remember(UnitOfWork<?> unitOfWork, StreamHead head) {
        unitOfWork.resources().put(HEAD, head);
    }

    /** The events that the unit of work has kept. */
    public static List<SealedEvent> kept(UnitOfWork<?> unitOfWork) {
        Commit commit = unitOfWork.getResource(KEPT);
        return commit == null ? List.of() : commit.events();
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return readEvents(aggregateIdentifier, 0);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequence) {
        if (firstSequence != 0) throw new UnsupportedOperationException("streams are read from their start");
        return read(StreamHead.start(StreamId.parse(aggregateIdentifier)));
    }

    /** Reads the events after a head, and remembers the head they lead to. */
    public DomainEventStream read(StreamHead from) {
        return DomainEventStream.of(readOn(new StreamHistory(from, List.of())).events());
    }

    /** Reads on from where a history ends, and remembers the head that leads to. */
    StreamHistory readOn(StreamHistory before) {
        List<DomainEventMessage<?>> messages = new ArrayList<>(before.events());
        StreamHead head = commits.follow(before.head(), commit -> {
            for (SealedEvent event : commit.events()) messages.add(message(event));
        });
        CurrentUnitOfWork.ifStarted(unitOfWork -> remember(unitOfWork, head));
        return new StreamHistory(head, messages);
    }

    private DomainEventMessage<DomainEvent> message(SealedEvent event) {
        var envelope = event.envelope();
        return new GenericDomainEventMessage<>(
                envelope.stream().aggregate(),
                envelope.stream().toString(),
                envelope.sequence(),
                codec.open(envelope, event.disclosures()),
                java.util.Map.of(),
                envelope.id(),
                envelope.time());
    }

    /** Axon's commit phase: all events of the unit of work, or an exception that rolls it back. */
    @Override
    protected void commit(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        DomainEventMessage<?> first = (DomainEventMessage<?>) events.getFirst();
        StreamHead head = head(unitOfWork, StreamId.parse(first.getAggregateIdentifier()));
        if (!(unitOfWork.getMessage().getMetaData().get(CommitOrigin.METADATA) instanceof CommitOrigin origin)) {
            throw new IllegalStateException("a command comes in through its door");
        }
        Commit commit = sealer.seal(head, events, origin);
        commits.append(head, commit);
        remember(unitOfWork, head.after(commit).publishedInOrder());
        unitOfWork.resources().put(KEPT, commit);
        listener.committed(commit, head.lastPending());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("aggregates are cached, not snapshotted");
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken trackingToken) {
        throw new UnsupportedOperationException("events are followed on Kafka");
    }
}
