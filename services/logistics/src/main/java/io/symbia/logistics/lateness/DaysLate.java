package io.symbia.logistics.lateness;

import io.symbia.events.kernel.domain.Happened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How late a delivery was, as people count it: in days of the calendar at the place of delivery. Planned for the evening of the 2nd and
 * delivered in the night after midnight is one day late; an hour earlier is none. Each moment is read by its own offset, as summer time
 * may end between them.
 *
 * @param plannedAt when it was planned
 * @param days days after the planned day, negative when early
 */
public record DaysLate(Instant plannedAt, int days) {
    /**
     * Measures a delivery against its plan.
     *
     * @param plannedOffset local time at the place of delivery at the planned moment; where nobody stated it, that of the delivery
     * @param delivered     when it was delivered; where nobody stated local time, that of the plan, and UTC where nobody stated either
     */
    public static DaysLate of(Instant plannedAt, Optional<ZoneOffset> plannedOffset, Happened delivered) {
        LocalDate due = day(plannedAt, plannedOffset.or(delivered::offset));
        LocalDate came = day(delivered.at(), delivered.offset().or(() -> plannedOffset));
        return new DaysLate(plannedAt, Math.toIntExact(ChronoUnit.DAYS.between(due, came)));
    }

    private static LocalDate day(Instant moment, Optional<ZoneOffset> offset) {
        return moment.atOffset(offset.orElse(ZoneOffset.UTC)).toLocalDate();
    }
}
