package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_CONSUMES_ITSELF;
import static io.symbia.supplychain.batch.BatchRefusal.BATCH_STATE_FORBIDS;
import static io.symbia.supplychain.batch.BatchRefusal.NOT_A_DRAWER;
import static io.symbia.supplychain.batch.BatchRefusal.NOT_THE_PRODUCER;
import static io.symbia.supplychain.batch.BatchRefusal.TOO_MANY_FOR_BATCH;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.BatchEvent.BatchDrawerAdmittedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInputsConsumedV1;
import io.symbia.events.supplychain.BatchEvent.BatchInspectionPassedV1;
import io.symbia.events.supplychain.BatchEvent.BatchProducedV1;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityReturnedV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityTakenV1;
import io.symbia.events.supplychain.BatchEvent.BatchQuarantinedV1;
import io.symbia.events.supplychain.BatchEvent.BatchReleasedV1;
import io.symbia.events.supplychain.BatchEvent.BatchStartedV1;
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
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
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

    private StartedBatch started;
    private final Set<ParticipantId> drawers = new HashSet<>();
    private List<BatchQuantity> inputs = List.of();
    private Optional<LocalDate> expiry = Optional.empty();
    private Holding holding; // Null until it is produced.
    private final InspectionRecord inspections = new InspectionRecord();
    private String producersQuarantine = "";
    private boolean quarantined;
    private boolean released;

    /** Axon replays the events into an empty instance. */
    protected ProductionBatch() {}

    /** The stream of a batch: {@code supply-chain/batch/19506000134366.ZJ2611A}. */
    public static StreamId streamOf(BatchId batch) {
        return new StreamId("supply-chain", "batch", batch.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartBatch command, @MetaDataValue("issuer") ParticipantId issuer) {
        StartedBatch asked = StartedBatch.of(command, issuer);
        if (stream != null) {
            if (started.equals(asked)) return; // A repeated request.
            throw BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(started.batch(), "started");
        }
        apply(asked.toEvent(command.happened()));
    }

    @CommandHandler
    void handle(AdmitDrawer command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireProducer(issuer);
        if (mayDraw(command.drawer())) return;
        if (drawers.size() == MAX_DRAWERS) throw TOO_MANY_FOR_BATCH.with(started.batch(), "drawers", MAX_DRAWERS);
        apply(new BatchDrawerAdmittedV1(command.happened(), started.batch(), command.drawer()));
    }

    @CommandHandler
    void handle(ConsumeInputs command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireProducer(issuer);
        if (!inputs.isEmpty()) {
            if (inputs.equals(command.inputs())) return;
            throw BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(started.batch(), "given its inputs");
        }
        for (int i = 0; i < command.inputs().size(); i++) {
            if (command.inputs().get(i).batch().equals(started.batch())) {
                throw BATCH_CONSUMES_ITSELF.with(started.batch(), i);
            }
        }
        if (holding != null) {
            throw BATCH_STATE_FORBIDS.with(started.batch(), "consume inputs", state(), List.of(BatchState.STARTED));
        }
        apply(new BatchInputsConsumedV1(command.happened(), started.batch(), command.inputs()));
    }

    @CommandHandler
    void handle(ProduceBatch command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireProducer(issuer);
        if (holding != null) {
            if (holding.output().equals(command.output()) && expiry.equals(command.expiry())) return;
            throw BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(started.batch(), "produced");
        }
        apply(new BatchProducedV1(
                command.happened(),
                started.batch(),
                started.batch().gtin(),
                started.batch().lot(),
                command.output(),
                command.expiry()));
    }

    @CommandHandler
    void handle(TakeQuantity command, @MetaDataValue("issuer") ParticipantId issuer) {
        if (!mayDraw(issuer)) throw NOT_A_DRAWER.with(started.batch(), issuer);
        if (holding == null) {
            throw BATCH_STATE_FORBIDS.with(
                    started.batch(), "take from it", state(), List.of(BatchState.PRODUCED, BatchState.RELEASED));
        }
        if (holding.isRepeat(command.taker(), command.quantity(), quarantined)) return;
        apply(new BatchQuantityTakenV1(
                command.happened(), started.batch(), command.taker(), issuer, command.quantity()));
    }

    @CommandHandler
    void handle(ReturnQuantity command) {
        Optional<Quantity> taken = holding == null ? Optional.empty() : holding.takenBy(command.taker());
        if (taken.isEmpty()) return; // Returned before, or never taken.
        apply(new BatchQuantityReturnedV1(command.happened(), started.batch(), command.taker(), taken.get()));
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
    void handle(QuarantineBatch command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireProducer(issuer);
        if (quarantined && producersQuarantine.equals(command.reason())) return;
        apply(new BatchQuarantinedV1(command.happened(), started.batch(), command.reason(), Optional.empty()));
    }

    @CommandHandler
    void handle(ReleaseBatch command, @MetaDataValue("issuer") ParticipantId issuer) {
        requireProducer(issuer);
        if (released && !quarantined) return;
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
        return asked.equals(started.producer()) || drawers.contains(asked);
    }

    private BatchState state() {
        if (quarantined) return BatchState.QUARANTINED;
        if (released) return BatchState.RELEASED;
        return holding != null ? BatchState.PRODUCED : BatchState.STARTED;
    }

    @EventSourcingHandler
    void on(BatchStartedV1 event) {
        stream = streamOf(event.batch());
        started = StartedBatch.of(event);
    }

    @EventSourcingHandler
    void on(BatchDrawerAdmittedV1 event) {
        drawers.add(event.drawer());
    }

    @EventSourcingHandler
    void on(BatchInputsConsumedV1 event) {
        inputs = event.inputs();
    }

    @EventSourcingHandler
    void on(BatchProducedV1 event) {
        expiry = event.expiry();
        holding = new Holding(event.batch(), event.output(), MAX_TAKINGS);
    }

    @EventSourcingHandler
    void on(BatchQuantityTakenV1 event) {
        holding.take(event.taker(), event.quantity());
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
        event.inspectionId().ifPresentOrElse(inspections::fail, () -> producersQuarantine = event.reason());
    }

    @EventSourcingHandler
    void on(BatchReleasedV1 event) {
        inspections.requireReleasable(started.batch(), started.mandatoryInspections()); // INVARIANT, after reading.
        quarantined = false;
        released = true;
    }
}
