package io.symbia.events.kernel.shape;

import java.util.Optional;

/** Which record stands for which type of event. */
public interface EventShapes {
    /** The shape of a type as it stands on the wire, such as {@code symbia.payment.escrow.funded.v1}. */
    Optional<RecordShape> shapeOf(String eventType);

    /** The type on the wire of a record's class. */
    Optional<String> typeOf(Class<?> record);
}
