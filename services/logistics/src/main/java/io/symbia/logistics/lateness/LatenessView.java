package io.symbia.logistics.lateness;

import io.symbia.events.kernel.origin.ParticipantId;
import java.util.Optional;

/**
 * How punctually a shipper's consignments arrive. Counts only, so that a retracted delivery can be taken out again.
 *
 * @param delivered deliveries that count, with or without a plan
 * @param unplanned of them without a planned date, so neither early nor late
 * @param early delivered before the planned day
 * @param onTime delivered on the planned day
 * @param late1To7Days a week late at most
 * @param late8To30Days a month late at most
 * @param lateOver30Days later than that
 * @param lateDaysTotal days of lateness of all that were late
 */
record LatenessView(
        ParticipantId shipper,
        long delivered,
        long unplanned,
        long early,
        long onTime,
        long late1To7Days,
        long late8To30Days,
        long lateOver30Days,
        long lateDaysTotal) {
    /** A shipper of whom nothing is known. */
    static LatenessView none(ParticipantId shipper) {
        return new LatenessView(shipper, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    LatenessView plus(Optional<Integer> daysLate) {
        return changed(1, daysLate);
    }

    LatenessView minus(Optional<Integer> daysLate) {
        return changed(-1, daysLate);
    }

    private LatenessView changed(int by, Optional<Integer> daysLate) {
        if (daysLate.isEmpty()) return sum(by, by, 0, 0, 0, 0, 0, 0);
        int days = daysLate.get();
        if (days < 0) return sum(by, 0, by, 0, 0, 0, 0, 0);
        if (days == 0) return sum(by, 0, 0, by, 0, 0, 0, 0);
        long lateDays = (long) by * days;
        if (days <= 7) return sum(by, 0, 0, 0, by, 0, 0, lateDays);
        if (days <= 30) return sum(by, 0, 0, 0, 0, by, 0, lateDays);
        return sum(by, 0, 0, 0, 0, 0, by, lateDays);
    }

    private LatenessView sum(
            int all, int noPlan, int before, int punctual, int week, int month, int beyond, long lateDays) {
        return new LatenessView(
                shipper,
                delivered + all,
                unplanned + noPlan,
                early + before,
                onTime + punctual,
                late1To7Days + week,
                late8To30Days + month,
                lateOver30Days + beyond,
                lateDaysTotal + lateDays);
    }
}
