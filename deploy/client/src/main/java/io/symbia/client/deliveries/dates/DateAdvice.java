package io.symbia.client.deliveries.dates;

import java.util.List;
import java.util.Optional;

/**
 * Advises what to do about dates that can be read in several ways. It names columns, never all at once: what is typed for one says nothing of
 * the others, whose dates somebody or a spreadsheet may write anew.
 *
 * @param parts of the file, for all of which an option is typed
 */
record DateAdvice(List<DatePart> parts) {
    static final String APART = "import the rows below each heading as a file of their own, with that heading";

    /** An order of day and month would be read in dates of the column that somebody types into it later, too. */
    static String ofYear(String column, String date) {
        return ("column '%s' has dates such as %s, and none that shows whether day or year comes first: say --dates '%s=%s'"
                        + " where the year is last, or write them as 2003-04-14")
                .formatted(column, date, column, SaidDates.YEAR_LAST);
    }

    String ofOrder(String column, String date) {
        String doubt = "column '%s' has dates such as %s, and none that shows whether day or month comes first: say "
                .formatted(column, date);
        Optional<DateOrder> elsewhere = DatePart.shown(parts, column).findFirst();
        if (elsewhere.isPresent()) {
            return doubt + option(column, elsewhere.get()) + " where they are as those of another part";
        }
        return doubt + option(column, DateOrder.DMY) + " or " + option(column, DateOrder.MDY);
    }

    /** A spreadsheet that takes days for months makes dates of those that it can read so, and leaves the others as text. */
    static String ofHalf(String column, String settled, LeftDate left) {
        return ofHalf(column, settled, left.date(), left.order());
    }

    /** An option is typed for the column in all parts, so it is the order that another part shows of it. */
    String ofHalfElsewhere(String column, String settled, LeftDate left) {
        DateOrder order = DatePart.shown(parts, column).findFirst().orElse(left.order());
        return ofHalf(column, settled, left.date() + " in column '" + left.column() + "'", order);
    }

    private static String ofHalf(String column, String settled, String left, DateOrder order) {
        return ("column '%s' has dates such as %s beside %s, as where a spreadsheet has read days for months in those that"
                        + " have both: where the first is right as it stands, say %s, else write the dates as they were")
                .formatted(column, settled, left, option(column, order));
    }

    /** The import has printed an order because of dates that are there no longer: a spreadsheet has written them anew, perhaps in another one. */
    static String ofExchanged(String column, String settled) {
        return ("column '%s' has dates such as %s without the apostrophe that a file of refused rows has before them, as where a"
                        + " spreadsheet has written them anew and read days for months: write them as they were; where they are"
                        + " right as they stand, put an apostrophe before them, two in a spreadsheet, or write the column's other"
                        + " dates as 2014-04-03, too, and name no order for it")
                .formatted(column, settled);
    }

    private static String option(String column, DateOrder order) {
        return "--dates '%s=%s'".formatted(column, order.option());
    }
}
