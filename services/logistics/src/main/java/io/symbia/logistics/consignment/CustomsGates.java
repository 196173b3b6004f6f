package io.symbia.logistics.consignment;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent.CustomsReport;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.CustomsGate.Decision;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customs releases that the booking requires, and what customs decided last about each. */
final class CustomsGates {
    /**
     * One gate: closed until released, and closed again when customs holds.
     *
     * @param last what customs decided last; empty while it has not decided
     */
    record State(ParticipantId authority, Optional<CustomsReport> last) {
        /** Whether goods may pass at the moment. */
        boolean opensFor(Happened passed) {
            return is(Decision.RELEASED) && !decidedAfter(passed);
        }

        /** Whether this is what customs decided last. */
        boolean is(Decision decision) {
            return last.filter(report -> report.decision() == decision).isPresent();
        }

        /** What customs said last, and when. */
        String said() {
            return last.map(report -> report.decision() + " since " + report.occurredAt())
                    .orElse("UNDECIDED");
        }

        /**
         * Whether customs has already decided something that happened later. What is told without a moment happens now, after all that was told
         * before, whichever clocks that was dated by.
         */
        boolean decidedAfter(Happened happened) {
            return happened.stated()
                    && last.filter(report -> happened.at().isBefore(report.occurredAt()))
                            .isPresent();
        }
    }

    private final Map<CustomsDirection, State> states = new EnumMap<>(CustomsDirection.class);

    void declare(List<CustomsGate> gates) {
        for (CustomsGate gate : gates) {
            states.put(gate.direction(), new State(gate.authority(), Optional.empty()));
        }
    }

    /** The gate, if the booking declared one. */
    Optional<State> find(CustomsDirection direction) {
        return Optional.ofNullable(states.get(direction));
    }

    void decide(CustomsReport report) {
        states.computeIfPresent(report.direction(), (_, state) -> new State(state.authority(), Optional.of(report)));
    }
}
