package io.symbia.events.words.transport;

/** How goods move, with the codes of UNECE Recommendation 19. */
public enum TransportMode {
    SEA(1),
    RAIL(2),
    ROAD(3),
    AIR(4),
    MAIL(5),
    MULTIMODAL(6),
    FIXED_INSTALLATION(7),
    INLAND_WATER(8);

    private final int code;

    TransportMode(int code) {
        this.code = code;
    }

    /** The one-digit code of Recommendation 19. */
    public int code() {
        return code;
    }

    /** Whether goods go by ship all the way, which some terms of delivery ask. */
    public boolean isByWater() {
        return this == SEA || this == INLAND_WATER;
    }
}
