package io.symbia.supplychain.unit;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitPackedV1;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.command.Command;
import java.util.List;
import java.util.Optional;

/** The commands of a logistic unit. */
public sealed interface LogisticUnitCommand extends Command {
    Sscc sscc();

    @Override
    default StreamId stream() {
        return LogisticUnit.streamOf(sscc());
    }

    /**
     * Pack a unit; given by its packer.
     *
     * @param contents   each batch once and taken from it before
     * @param childUnits each once, and told before that it goes inside
     */
    record PackUnit(
            Happened happened,
            Sscc sscc,
            List<BatchQuantity> contents,
            List<Sscc> childUnits,
            Optional<OrderNumber> orderNumber,
            Optional<Gln> packedAt)
            implements LogisticUnitCommand {
        public PackUnit {
            contents = List.copyOf(contents);
            childUnits = List.copyOf(childUnits);
            BatchQuantity.requireDistinct(contents, LogisticUnitPackedV1.MAX_CONTENTS);
            if (childUnits.size() > LogisticUnitPackedV1.MAX_CHILD_UNITS) {
                throw new IllegalArgumentException(
                        "at most " + LogisticUnitPackedV1.MAX_CHILD_UNITS + " child units, were " + childUnits.size());
            }
            if (childUnits.stream().distinct().count() != childUnits.size()) {
                throw new IllegalArgumentException("each child unit is named once");
            }
            if (contents.isEmpty() && childUnits.isEmpty()) {
                throw new IllegalArgumentException("a unit holds something");
            }
        }
    }

    /**
     * Go inside another unit.
     *
     * @param use what the other is asked to hold; two requests for one unit put nothing into it together
     */
    record JoinParent(Happened happened, Sscc sscc, Sscc parent, Digest use) implements LogisticUnitCommand {}

    /**
     * Come out of another unit. No door of the service gives this command.
     *
     * @param use for which it went in; whatever it was, where it is absent
     */
    record LeaveParent(Happened happened, Sscc sscc, Sscc parent, Optional<Digest> use)
            implements LogisticUnitCommand {}

    /** Unpack a unit for good. */
    record UnpackUnit(Happened happened, Sscc sscc) implements LogisticUnitCommand {}
}
