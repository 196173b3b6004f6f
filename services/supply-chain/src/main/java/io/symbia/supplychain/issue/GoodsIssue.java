package io.symbia.supplychain.issue;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchCommand.ReturnQuantity;
import io.symbia.supplychain.batch.BatchCommand.TakeQuantity;
import io.symbia.supplychain.unit.LogisticUnitCommand.JoinParent;
import io.symbia.supplychain.unit.LogisticUnitCommand.LeaveParent;
import io.symbia.supplychain.unit.LogisticUnitCommand.PackUnit;
import io.symbia.support.aggregate.VersionMismatch;
import io.symbia.support.command.Command;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.CommandShapes;
import io.symbia.support.command.EventReference;
import io.symbia.support.command.RequestContext;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has goods given out before they are used: first each batch gives its quantity and each child unit learns its parent, each in its own
 * stream and each refusing by itself; then the unit is packed, or the inputs are consumed. When a step is refused, or its condition
 * does not hold, what this request had taken is given back and that is answered, so that nothing was used and nothing is missing. Nobody
 * insists on the moment of a step: whether a repeated request names another one is for the unit or the batch to say.
 *
 * <p>It decides nothing, the aggregates do. Each step is idempotent, and taker and use name the taking: when the process dies between two
 * steps, the same request, sent again, changes nothing where it was done and completes the rest. Until then the goods stay set apart. Another
 * request for the same taker finds them taken and is refused, so that nobody gives back what another uses.
 */
@Component
public class GoodsIssue {
    private static final RandomGenerator NO_SALTS = () -> {
        throw new IllegalStateException("nothing that a taker is asked to do is confidential");
    };

    private final CommandDoor commands;

    public GoodsIssue(CommandDoor commands) {
        this.commands = commands;
    }

    /** Packs a unit; the answer names its event first, then those of its batches and child units. */
    public CommandAnswer pack(PackUnit command, RequestContext context) {
        Steps steps = new Steps(command, command.happened(), context);
        return steps.complete(command, () -> {
            for (BatchQuantity content : command.contents()) steps.take(content);
            for (Sscc child : command.childUnits()) {
                if (!child.equals(command.sscc()))
                    steps.putInside(child, command.sscc()); // Itself: refused by the unit.
            }
        });
    }

    /** Consumes inputs; the answer names the event of the batch that is made first, then those of the inputs. */
    public CommandAnswer consume(ConsumeInputs command, RequestContext context) {
        Steps steps = new Steps(command, command.happened(), context);
        return steps.complete(command, () -> {
            for (BatchQuantity input : command.inputs()) {
                if (!input.batch().equals(command.batch())) steps.take(input); // Itself: refused by the batch.
            }
        });
    }

    /** What a taker is asked to do: equal for a request that is repeated, whatever moment it names, and another for each other request. */
    private static Digest useOf(Command last, ParticipantId issuer) {
        RecordShape shape = CommandShapes.of(last.getClass());
        shape.requireValid(last); // Before a step would point at a field of its own.
        ObjectNode said = shape.write(last, new DisclosureWriter(NO_SALTS));
        said.remove(List.of("occurredAt", "eventTimeZoneOffset")); // Whoever insists on a moment tells the taker.
        return CanonicalJson.format(said.put("issuer", issuer.value())).digest();
    }

    /** What one request has done so far, and how to undo it. */
    private final class Steps {
        private final StreamId taker;
        private final Digest use;
        private final Happened happened;
        private final RequestContext context;
        private final List<EventReference> done = new ArrayList<>();
        private final List<Command> undoing = new ArrayList<>();

        Steps(Command last, Happened happened, RequestContext context) {
            this.taker = last.stream();
            this.use = useOf(last, context.issuer());
            this.happened = happened.unstated();
            this.context = context;
        }

        void take(BatchQuantity wanted) {
            BatchId batch = wanted.batch();
            perform(
                    new TakeQuantity(happened, batch, taker, use, wanted.quantity()),
                    new ReturnQuantity(happened, batch, taker, Optional.of(use)));
        }

        void putInside(Sscc child, Sscc parent) {
            perform(
                    new JoinParent(happened, child, parent, use),
                    new LeaveParent(happened, child, parent, Optional.of(use)));
        }

        /** Only what this request changed is undone: what an earlier one had taken may be in use. */
        private void perform(Command command, Command undo) {
            CommandAnswer answer = commands.send(command, unconditionally());
            if (!answer.events().isEmpty()) undoing.add(undo);
            done.addAll(answer.events());
        }

        CommandAnswer complete(Command last, Runnable before) {
            try {
                before.run();
                CommandAnswer answer = commands.send(last, context);
                List<EventReference> all = new ArrayList<>(answer.events());
                all.addAll(done);
                return new CommandAnswer(all, answer.version());
            } catch (Refusal | VersionMismatch | ServiceBusy unchanged) {
                undo(unchanged);
                throw unchanged;
            }
        }

        private void undo(RuntimeException because) {
            for (Command command : undoing.reversed()) {
                try {
                    commands.send(command, unconditionally());
                } catch (RuntimeException failed) {
                    because.addSuppressed(failed); // The goods stay set apart until the request is repeated.
                }
            }
        }

        /** The version that the client asks for is that of the taker, not of the batches. */
        private RequestContext unconditionally() {
            return context.under(List.of());
        }
    }
}
