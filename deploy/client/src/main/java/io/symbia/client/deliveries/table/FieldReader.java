package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.dates.DateOrder;
import io.symbia.client.deliveries.dates.PlainDates;
import io.symbia.client.deliveries.text.Listing;
import io.symbia.client.deliveries.text.Pasted;
import io.symbia.client.deliveries.text.PlainNumbers;
import io.symbia.events.kernel.canonical.UnicodeText;
import io.symbia.verifier.statement.Printable;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of one row in the shapes that delivery records use, and refuses any other shape. */
public final class FieldReader {
    /** The code of a row with a cell that is no date, or in a form that nobody reads here. */
    public static final String DATE_UNREADABLE = "date_unreadable";

    /** The same of a number with a point or comma. */
    public static final String AMOUNT_UNREADABLE = "amount_unreadable";

    /** For example {@code See ASN-93 (ID#:1281)}: the amount stands in the row with that id. */
    private static final Pattern ELSEWHERE = Pattern.compile("See (ASN|DN)-\\d{1,9} \\(ID#:(\\d{1,9})\\)");

    /** Programs write it for a letter that they could not read (The Unicode Standard, section 23.8). */
    private static final char LOST = '\uFFFD';

    /** An export in the charset of an old system writes one for each letter that it lacks. */
    private static final Pattern LOST_LETTERS = Pattern.compile("\\?\\?|\\?\\p{L}|^\\?");

    /** What a web page, a program or a spreadsheet writes for a letter or a line, and reads back. */
    private static final Pattern ENCODED = Pattern.compile(
            "&(amp|lt|gt|quot|apos|nbsp|szlig|[A-Za-z](acute|grave|circ|uml|tilde|ring|cedil|caron|slash)|#\\d{2,7}|#x[0-9A-Fa-f]{2,6});|\\\\u[0-9A-Fa-f]{4}"
                    + "|_x[0-9A-Fa-f]{4}_|\\p{L}%20\\p{L}|</[A-Za-z0-9]{1,10}>|<br */?>");

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,11}");

    private final Table table;
    private final Row row;

    FieldReader(Table table, Row row) {
        this.table = table;
        this.row = row;
    }

    /** The row as it stands. */
    public Row row() {
        return row;
    }

    /** A cell as it stands. */
    public String written(String column) {
        return table.cell(row, column);
    }

    /** Text of whole and visible Unicode characters in the form in which the platform compares names. */
    public String text(String column) throws RowRefused {
        return present(column, optionalText(column));
    }

    /** The same of what has a name: whatever is written where nothing is, is none. */
    public String name(String column) throws RowRefused {
        return named(column, optionalText(column));
    }

    /** The number of an order or a shipment. */
    public String number(String column) throws RowRefused {
        String value = name(column);
        if (Absence.isNoNumber(value)) {
            throw unreadable("value_missing", column, value, "a number of an order or a shipment has a digit");
        }
        return value;
    }

    /** The same in lines: line breaks and tabs may stand in it. */
    public String nameInLines(String column) throws RowRefused {
        return named(column, visible(column, FieldReader::isHiddenInLines));
    }

    private static String named(String column, String value) throws RowRefused {
        if (!value.isEmpty() && Absence.isNoName(value)) {
            throw unreadable("value_missing", column, value, "it stands for none, and one is due");
        }
        if (LOST_LETTERS.matcher(value).find()) {
            throw unreadable(
                    "text_damaged",
                    column,
                    value,
                    "some program has written question marks for letters; write the letters, or take the marks out, and save"
                            + " the file in UTF-8");
        }
        if (ENCODED.matcher(value).find()) {
            throw unreadable(
                    "text_damaged",
                    column,
                    value,
                    "it has signs by which programs write letters, as web pages do; write what they stand for");
        }
        return present(column, value);
    }

    /** Text that may be left out; empty then. */
    public String optionalText(String column) throws RowRefused {
        return visible(column, FieldReader::isHidden);
    }

    private static String present(String column, String value) throws RowRefused {
        if (value.isEmpty()) throw new RowRefused("value_missing", "column '" + column + "' is empty");
        return value;
    }

    private String visible(String column, IntPredicate isHidden) throws RowRefused {
        String value = table.cell(row, column).strip();
        if (Guard.isIn(value)) {
            throw new RowRefused(
                    "value_guarded",
                    "column '" + column
                            + "' begins with an apostrophe before what a spreadsheet would run or write anew,"
                            + " as cells of a file of refused rows do; leave the first three columns there, or take the"
                            + " apostrophe out");
        }
        if (value.startsWith("=")) {
            throw unreadable(
                    "value_is_formula",
                    column,
                    value,
                    "it is a formula; save the table with its values, or write the value");
        }
        if (value.indexOf(LOST) >= 0) {
            throw new RowRefused(
                    "text_damaged",
                    "column '" + column + "' has U+FFFD where some program has lost a letter; write the letter that was"
                            + " there");
        }
        Charset charset = table.shape().charset();
        Optional<String> pasted = Pasted.inUtf8(value, charset);
        if (pasted.isPresent()) {
            throw new RowRefused(
                    "text_damaged",
                    ("column '%s' is in UTF-8, the file in %s, as where two files were pasted together; write '%s', or"
                                    + " where it is right as it stands, save the file in UTF-8")
                            .formatted(column, charset, Listing.excerpt(pasted.get())));
        }
        OptionalInt hidden = value.codePoints().filter(isHidden).findFirst();
        if (hidden.isPresent()) {
            throw new RowRefused(
                    "character_hidden",
                    "column '%s' has the character U+%04X, which is not seen or turns the text around it; take it out"
                            .formatted(column, hidden.getAsInt()));
        }
        if (UnicodeText.flaw(value).isPresent()) {
            throw new RowRefused(
                    "text_not_nfc",
                    "column '" + column + "' has letters in pieces (Unicode NFD); write it in form NFC");
        }
        return value;
    }

    /** What a statement about evidence would have to write as a number is nothing to seal: one table decides both. */
    private static boolean isHidden(int codePoint) {
        return codePoint != '\\' && Printable.of(Character.toString(codePoint)).startsWith("\\");
    }

    private static boolean isHiddenInLines(int codePoint) {
        return codePoint != '\n' && codePoint != '\r' && codePoint != '\t' && isHidden(codePoint);
    }

    /** A date. */
    public LocalDate date(String column) throws RowRefused {
        return optionalDate(column)
                .orElseThrow(() -> new RowRefused("date_missing", "column '" + column + "' says no date"));
    }

    /** A date, or nothing where the row says in words that it has none. */
    public Optional<LocalDate> optionalDate(String column) throws RowRefused {
        String value = optionalText(column);
        if (Absence.isSaidOfDate(value)) return Optional.empty();
        LocalDate date = PlainDates.read(value)
                .or(() -> slashed(value, table.orders().of(column)))
                .orElseThrow(() -> unreadable(
                        DATE_UNREADABLE,
                        column,
                        value,
                        "a date is written 2014-04-03, 3-Apr-14 or 3/4/2014, and the calendar has it"));
        if (!PlainDates.isInRange(date)) {
            throw new RowRefused(
                    "date_out_of_range",
                    "column '%s' is %s, which is not from %d to %d"
                            .formatted(column, Row.quoted(value), PlainDates.FIRST_YEAR, PlainDates.LAST_YEAR));
        }
        return Optional.of(date);
    }

    /** Where the column proves no order, a date of it either is none in one of them or has the same number twice. */
    private static Optional<LocalDate> slashed(String value, Optional<DateOrder> order) {
        if (order.isPresent()) return order.get().read(value);
        Optional<LocalDate> byDay = DateOrder.DMY.read(value);
        Optional<LocalDate> byMonth = DateOrder.MDY.read(value);
        return byDay.isPresent() && byMonth.isPresent() && !byDay.equals(byMonth)
                ? Optional.empty()
                : byDay.or(() -> byMonth);
    }

    /** A number with at most two decimals. */
    public BigDecimal amount(String column) throws RowRefused {
        return amount(column, text(column), "two decimals, no thousands, no currency");
    }

    private BigDecimal amount(String column, String value, String due) throws RowRefused {
        return PlainNumbers.read(value, table.separator())
                .orElseThrow(() -> unreadable(
                        AMOUNT_UNREADABLE,
                        column,
                        value,
                        "an amount is written 1234.50" + (table.separator() == ',' ? "" : " or 1234,50")
                                + ": at most 13 digits and " + due));
    }

    /** A number, or nothing where the row says in words that it has none of its own. */
    public Optional<BigDecimal> optionalAmount(String column) throws RowRefused {
        return optionalAmount(column, optionalText(column), "two");
    }

    private Optional<BigDecimal> optionalAmount(String column, String value, String decimals) throws RowRefused {
        if (Absence.isSaidOfAmount(value) || ELSEWHERE.matcher(value).matches()) return Optional.empty();
        return Optional.of(amount(
                column,
                value,
                decimals
                        + " decimals, no thousands, no currency; nothing, N/A, NA, - and none say that there is none"));
    }

    /** A weight above zero, or nothing where the row says in words that it has none of its own. Goods that weigh nothing are an error. */
    public Optional<BigDecimal> optionalWeight(String column) throws RowRefused {
        String value = optionalText(column);
        Optional<BigDecimal> weight = PlainNumbers.finely(value, table.separator(), table.pointDecimal());
        if (weight.isEmpty() && PlainNumbers.mayBeThousands(value)) {
            throw unreadable(
                    AMOUNT_UNREADABLE,
                    column,
                    value,
                    "the point may stand before decimals or between thousands; write %s0 for the one, %s for the other"
                            .formatted(value, value.replace(".", "")));
        }
        if (weight.isEmpty()) weight = optionalAmount(column, value, "three");
        if (weight.isPresent() && weight.get().signum() == 0) {
            throw new RowRefused(
                    "weight_zero", "column '" + column + "' is 0; leave it empty where the weight is not known");
        }
        return weight;
    }

    /** The id of the row in which this row's amount stands, if it says so. */
    public Optional<String> amountElsewhere(String column) throws RowRefused {
        Matcher matcher = ELSEWHERE.matcher(optionalText(column));
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** Those of some columns of amounts that say neither a number nor the row where it stands. */
    public Set<String> unsaid(List<String> columns) throws RowRefused {
        Set<String> unsaid = new HashSet<>();
        for (String column : columns) {
            if (Absence.isSaidOfAmount(optionalText(column))) unsaid.add(column);
        }
        return Set.copyOf(unsaid);
    }

    /** Refuses a row that has a column of currencies and in it another than US dollars. */
    public void requireDollars() throws RowRefused {
        CurrencyColumn.require(table.heading(), row);
    }

    /** A whole number above zero. */
    public BigDecimal whole(String column) throws RowRefused {
        String value = text(column);
        if (!WHOLE.matcher(value).matches()) {
            throw unreadable(
                    "quantity_unreadable",
                    column,
                    value,
                    "a quantity is a whole number above 0, at most 12 digits and nothing between them");
        }
        return new BigDecimal(value);
    }

    private static RowRefused unreadable(String code, String column, String value, String due) {
        return new RowRefused(code, "column '%s' is %s; %s".formatted(column, Row.quoted(value), due));
    }
}
