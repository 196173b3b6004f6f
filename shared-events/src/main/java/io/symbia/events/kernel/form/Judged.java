package io.symbia.events.kernel.form;

import java.time.LocalDate;

/**
 * A value with rules that may become stricter, such as a table of codes. They are asked where a command comes in and where an event is
 * sealed, and never where an event is read: what was sealed stands.
 */
public interface Judged {
    /**
     * Refuses a value that may be written on no day.
     *
     * @throws IllegalArgumentException with what is due
     */
    void requireFit();

    /**
     * Refuses a value that may not be stated any more, or not yet. Asked of what a command states anew; what follows from it later, a payment of
     * what is held or an event of a reaction, has it from there.
     *
     * @param on the day of the fact, in UTC: a table may say from when to when a code is good
     * @throws IllegalArgumentException with what is due
     */
    default void requireCurrent(LocalDate on) {}
}
