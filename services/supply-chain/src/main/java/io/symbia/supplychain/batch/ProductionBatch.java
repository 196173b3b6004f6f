package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchEvent.BatchDrawerAdmittedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInputsConsumedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInspectionPassedV1;
import io.symbia.events.supplychain.BatchEvent.BatchProducedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityReturnedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityTakenV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuarantinedV1;
import io.symbia.events.supplychain.BatchEvent.BatchReleasedV1;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchCommand.AdmitDrawer;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchCommand.ProduceBatch;
import io.symbia.supplychain.batch.BatchCommand.QuarantineAfterInspection;
import io.symbia.supplychain.batch.BatchCommand.QuarantineBatch;
import io.symbia.supplychain.batch.BatchCommand.RecordPassedInspection;
import io.symbia.supplychain.batch.BatchCommand.ReleaseBatch;
import io.symbia.supplychain.batch.BatchCommand.ReturnQuantity;
import io.symbia.supplychain.batch.BatchCommand.StartBatch;
import io.symbia.supplychain.batch.BatchCommand.TakeQuantity;
import io.symbia.support.command.Issuer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One production batch: what went into it, how much came out, whether it may be used, and to whom it was given out.
 *
 * <p>The row is the state, the column what happens; a dash is refused with {@code batch_state_forbids}, {@code Q} with {@code
 * batch_is_quarantined}.
 *
 * <pre>
 *             | consume | produce     | take | inspection passed | inspection failed, quarantine | release
 * STARTED     | STARTED | PRODUCED    | -    | noted             | QUARANTINED                   | -
 * PRODUCED    | -       | already     | yes  | noted             | QUARANTINED                   | RELEASED (1)
 * QUARANTINED | (2)     | stays so    | Q    | noted             | noted                         | RELEASED (1)
 * RELEASED    | -       | already     | yes  | noted             | QUARANTINED                   | already
 * </pre>
 *
 * <p>(1) When it was produced, each mandatory inspection was passed, and each failed one was followed by a retest of it that passed.
 * (2) As long as it was not produced.
 *
 * <p><b>How quantities are kept across batches and units.</b> A batch is the only place that knows what is left of it, so whatever uses
 * a quantity first takes it here: the batch writes {@link BatchQuantityTakenV1} in the name of the taker (the stream of a unit or of
 * another batch) or refuses with {@code batch_holds_less}, in one commit of one stream, however many ask at once. Only then the
 * taker writes that it packed or consumed. If the taker is refused, the quantity is returned. If the process dies in between, the
 * quantity stays taken, so that at worst too little can be used and never too much; repeating the request finds the taking, changes
 * nothing here, and completes. A taker takes once, so a repeat takes nothing twice.
 *
 * <p>A batch gives out only after it was produced and consumes only before, so no batch is an input of itself, however remotely.
 *
 * <p>Invariants: 0 &lt;= taken &lt;= output; nothing is taken in quarantine; released implies the mandatory inspections.
 */
public class ProductionBatch {

    /** Bounds what every later command replays and what a trace follows from one batch. */
    static final int MAX_TAKINGS = 2_000;

    /** Bounds who may take; more of them buy from a distributor. */
    static final int MAX_DRAWERS = 200;

    @AggregateIdentifier
    private StreamId stream;

    private BatchStartedV1 started;
    private final Map<ParticipantId, BatchDrawerAdmittedV1> drawers = new HashMap<>();
    private Optional<BatchInputsConsumedV1> consumed = Optional.empty();
    private Optional<BatchProducedV1> produced = Optional.empty();
    private Holding holding; // Null until it is produced.
    private final InspectionRecord inspections = new InspectionRecord();
    private Optional<BatchQuarantinedV1> producersQuarantine = Optional.empty();
    private boolean quarantined;
    private Optional<BatchReleasedV1> released = Optional.empty();

    /** Axon replays the events into an empty instance. */
    protected ProductionBatch() {}

    /** The stream of a batch: {@code supply-chain/batch/19506000134366.ZJ2611A}. */
    public static StreamId streamOf(BatchId batch) {
        return new StreamId("supply-chain", "batch", batch.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartBatch command, @Issuer ParticipantId issuer) {
        var event = new BatchStartedV1(
                command.happened(),
                command.batch(),
                command.batch().gtin(),
                command.batch().lot(),
                issuer,
                command.site(),
                command.originCountry(),
                command.mandatoryInspections());
        if (stream == null) apply(event);
        else if (!event.repeats(started))
            throw BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(started.batch(), "started");
    }

    @CommandHandler
    void handle(AdmitDrawer command, @Issuer ParticipantId issuer) {
        requireProducer(issuer);
        if (command.drawer().equals(started.producer())) return; // May take anyway.
        var event = new BatchDrawerAdmittedV1(command.happened(), started.batch(), command.drawer());
        BatchDrawerAdmittedV1 known = drawers.get(command.drawer());
        if (known != null) {
            if (event.repeats(known)) return;
            throw DRAWER_ALREADY_ADMITTED.with(started.batch(), command.drawer());
        }
        if (drawers.size() == MAX_DRAWERS) throw TOO_MANY_FOR_BATCH.with(started.batch(), "drawers", MAX_DRAWERS);
        apply(event);
    }

    @CommandHandler
    void handle(ConsumeInputs command, @Issuer ParticipantId issuer) {
        requireProducer(issuer);
        for (int i = 0; i < command.inputs().size(); i++) {
            if (command.inputs().get(i).batch().equals(started.batch())) {
                throw BATCH_CONSUMES_ITSELF.with(started.batch(), i);
            }
        }
        var event = new BatchInputsConsumedV1(command.happened(), started.batch(), command.inputs());
        if (consumed.isPresent()) {
            if (event.repeats(consumed.get())) return;
            throw BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(started.batch(), "given its inputs");
        }
        if (produced.isPresent()) {
            throw BATCH_STATE_FORBIDS.with(started.batch(), "consume inputs", state(), List.of(BatchState.STARTED));
        }
        apply(event);
    }

    @CommandHandler
    void handle(ProduceBatch command, @Issuer ParticipantId issuer) {
        requireProducer(issuer);
        var event = new BatchProducedV1(
                command.happened(), started.batch(), started.gtin(), started.lot(), command.output(), command.expiry());
        if (produced.isEmpty()) apply(event);
        else if (!event.repeats(produced.get())) {
            throw BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(started.batch(), "produced");
        }
    }

    @CommandHandler
    void handle(TakeQuantity command, @Issuer ParticipantId issuer) {
        if (!mayDraw(issuer)) throw NOT_A_DRAWER.with(started.batch(), issuer);
        if (holding == null) {
            throw BATCH_STATE_FORBIDS.with(
                    started.batch(), "take from it", state(), List.of(BatchState.PRODUCED, BatchState.RELEASED));
        }
        var event = new BatchQuantityTakenV1(
                command.happened(), started.batch(), command.taker(), command.use(), issuer, command.quantity());
        if (holding.requireTakable(event, quarantined)) apply(event);
    }

    @CommandHandler
    void handle(ReturnQuantity command) {
        Optional<BatchQuantityTakenV1> taken = holding == null ? Optional.empty() : holding.takenBy(command.taker());
        if (taken.isEmpty()) return; // Returned before, or never taken.
        if (command.use().filter(use -> !use.equals(taken.get().use())).isPresent())
            return; // Taken by another request.
        apply(new BatchQuantityReturnedV1(
                command.happened(),
                started.batch(),
                command.taker(),
                taken.get().quantity()));
    }

    @CommandHandler
    void handle(RecordPassedInspection command) {
        requireProducer(command.producer());
        if (inspections.hasPassed(command.inspectionId())) return;
        inspections.requireRoom(started.batch());
        apply(new BatchInspectionPassedV1(
                command.happened(), started.batch(), command.inspectionId(), command.kind(), command.retestOf()));
    }

    @CommandHandler
    void handle(QuarantineAfterInspection command) {
        requireProducer(command.producer());
        if (inspections.hasFailed(command.inspectionId())) return;
        inspections.requireRoom(started.batch());
        apply(new BatchQuarantinedV1(
                command.happened(),
                started.batch(),
                "inspection " + command.inspectionId() + " failed",
                Optional.of(command.inspectionId())));
    }

    @CommandHandler
    void handle(QuarantineBatch command, @Issuer ParticipantId issuer) {
        requireProducer(issuer);
        var event = new BatchQuarantinedV1(command.happened(), started.batch(), command.reason(), Optional.empty());
        if (quarantined && producersQuarantine.filter(event::repeats).isPresent()) return;
        if (quarantined
                && producersQuarantine
                        .filter(known -> known.reason().equals(command.reason()))
                        .isPresent()) {
            throw BATCH_ALREADY_QUARANTINED.with(started.batch());
        }
        apply(event);
    }

    @CommandHandler
    void handle(ReleaseBatch command, @Issuer ParticipantId issuer) {
        requireProducer(issuer);
        if (released.isPresent() && !quarantined) {
            if (command.happened().repeats(released.get().happened())) return; // It says nothing else.
            throw BATCH_ALREADY_RELEASED.with(started.batch());
        }
        if (holding == null) {
            throw BATCH_STATE_FORBIDS.with(
                    started.batch(), "release", state(), List.of(BatchState.PRODUCED, BatchState.QUARANTINED));
        }
        inspections.requireReleasable(started.batch(), started.mandatoryInspections());
        apply(new BatchReleasedV1(command.happened(), started.batch(), inspections.passed()));
    }

    private void requireProducer(ParticipantId asked) {
        if (!asked.equals(started.producer())) throw NOT_THE_PRODUCER.with(started.batch(), asked);
    }

    private boolean mayDraw(ParticipantId asked) {
        return asked.equals(started.producer()) || drawers.containsKey(asked);
    }

    private BatchState state() {
        if (quarantined) return BatchState.QUARANTINED;
        if (released.isPresent()) return BatchState.RELEASED;
        return holding != null ? BatchState.PRODUCED : BatchState.STARTED;
    }

    @EventSourcingHandler
    void on(BatchStartedV1 event) {
        stream = streamOf(event.batch());
        started = event;
    }

    @EventSourcingHandler
    void on(BatchDrawerAdmittedV1 event) {
        drawers.put(event.drawer(), event);
    }

    @EventSourcingHandler
    void on(BatchInputsConsumedV1 event) {
        consumed = Optional.of(event);
    }

    @EventSourcingHandler
    void on(BatchProducedV1 event) {
        produced = Optional.of(event);
        holding = new Holding(event.batch(), event.output(), MAX_TAKINGS);
    }

    @EventSourcingHandler
    void on(BatchQuantityTakenV1 event) {
        holding.take(event);
    }

    @EventSourcingHandler
    void on(BatchQuantityReturnedV1 event) {
        holding.giveBack(event.taker());
    }

    @EventSourcingHandler
    void on(BatchInspectionPassedV1 event) {
        inspections.pass(event.inspectionId(), event.kind(), event.retestOf());
    }

    @EventSourcingHandler
    void on(BatchQuarantinedV1 event) {
        quarantined = true;
        event.inspectionId().ifPresentOrElse(inspections::fail, () -> producersQuarantine = Optional.of(event));
    }

    @EventSourcingHandler
    void on(BatchReleasedV1 event) {
        inspections.requireReleasable(started.batch(), started.mandatoryInspections()); // INVARIANT, after reading.
        quarantined = false;
        released = Optional.of(event);
    }
}
