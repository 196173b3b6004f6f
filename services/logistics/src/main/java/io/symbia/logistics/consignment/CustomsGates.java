package io.symbia.logistics.consignment;

import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customs releases that the booking requires, and what customs decided last about each. */
final class CustomsGates {
    /** How a gate stands: closed until released, and closed again when customs holds. */
    enum Position {
        /** Customs has not decided. */
        UNDECIDED,
        /** Customs stopped the goods. */
        HELD,
        /** Customs let the goods pass. */
        RELEASED
    }

    /**
     * One gate.
     *
     * @param since when customs decided so; empty while it has not decided
     */
    record State(ParticipantId authority, Position position, Optional<Instant> since) {
        /** Whether goods may pass at the moment. */
        boolean opensFor(Instant moment) {
            return position == Position.RELEASED && !moment.isBefore(since.orElseThrow());
        }

        /** What customs said last, and when. */
        String said() {
            return position + since.map(moment -> " since " + moment).orElse("");
        }

        /** Whether customs has already decided something that happened later. */
        boolean decidedAfter(Instant moment) {
            return since.isPresent() && moment.isBefore(since.get());
        }
    }

    private final Map<CustomsDirection, State> states = new EnumMap<>(CustomsDirection.class);

    void declare(List<CustomsGate> gates) {
        for (CustomsGate gate : gates) {
            states.put(gate.direction(), new State(gate.authority(), Position.UNDECIDED, Optional.empty()));
        }
    }

    /** The gate, if the booking declared one. */
    Optional<State> find(CustomsDirection direction) {
        return Optional.ofNullable(states.get(direction));
    }

    void decide(CustomsDirection direction, Position position, Instant since) {
        states.computeIfPresent(direction, (_, state) -> new State(state.authority(), position, Optional.of(since)));
    }
}
