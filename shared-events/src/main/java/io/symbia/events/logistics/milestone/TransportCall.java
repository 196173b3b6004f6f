package io.symbia.events.logistics.milestone;

import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.transport.VesselImo;
import java.util.Optional;

/**
 * One call of a means of transport at a place: which vessel on which voyage, and at which terminal. The port is the milestone's location.
 *
 * @param vessel   absent for other means of transport
 * @param voyage   also of a flight or a run
 * @param facility where in the port
 */
public record TransportCall(
        @Public Optional<VesselImo> vessel,
        @Public Optional<VoyageNumber> voyage,
        @Public Optional<FacilityCode> facility) {}
