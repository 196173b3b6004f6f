package io.symbia.events.logistics;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;

/**
 * A customs release that the booking declares to be required, and who alone may give it.
 *
 * @param direction before departure (export) or before delivery (import)
 * @param authority the participant that holds and releases; a gate that anybody opens would be none
 */
public record CustomsGate(
        @Public CustomsDirection direction, @Public ParticipantId authority) {
    /** What customs says at a gate. */
    public enum Decision {
        /** The goods must not pass. */
        HELD,
        /** The goods may pass. */
        RELEASED
    }
}
