package io.symbia.events.words.transport;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.form.Unrecognised;

/** How goods move, with the codes of UNECE Recommendation 19. */
public enum TransportMode {
    SEA(1),
    RAIL(2),
    ROAD(3),
    AIR(4),
    MAIL(5),
    MULTIMODAL(6),
    FIXED_INSTALLATION(7),
    INLAND_WATER(8),
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED(0);

    private final int code;

    TransportMode(int code) {
        this.code = code;
    }

    /** The one-digit code of Recommendation 19; 0, which says that no mode was stated, of one that is not known here. */
    public int code() {
        return code;
    }

    /** Whether goods go by ship all the way, which some terms of delivery ask. */
    public boolean isByWater() {
        if (this == UNRECOGNISED) throw Codes.undecided(this);
        return this == SEA || this == INLAND_WATER;
    }
}
