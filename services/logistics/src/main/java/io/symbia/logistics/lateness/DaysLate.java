package io.symbia.logistics.lateness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How late a delivery was, as people count it: in days of the calendar at the place of delivery. Planned for the evening of the 2nd and
 * delivered in the night after midnight is one day late; an hour earlier is none.
 *
 * @param plannedAt when it was planned
 * @param days days after the planned day, negative when early
 */
public record DaysLate(Instant plannedAt, int days) {
    /**
     * Measures a delivery against its plan.
     *
     * @param offset local time at the place of delivery; both moments are read by it
     */
    public static DaysLate of(Instant plannedAt, Instant deliveredAt, ZoneOffset offset) {
        LocalDate planned = plannedAt.atOffset(offset).toLocalDate();
        LocalDate delivered = deliveredAt.atOffset(offset).toLocalDate();
        return new DaysLate(plannedAt, Math.toIntExact(ChronoUnit.DAYS.between(planned, delivered)));
    }
}
