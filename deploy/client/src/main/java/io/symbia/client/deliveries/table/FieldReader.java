package io.symbia.client.deliveries.table;

import io.symbia.events.canonical.UnicodeText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of one row in the shapes that delivery records use, and refuses any other shape. */
public final class FieldReader {
    private static final Set<String> DATE_WORDS = Set.of("", "Pre-PQ Process", "Date Not Captured", "N/A - From RDC");
    private static final Set<String> AMOUNT_WORDS =
            Set.of("", "Weight Captured Separately", "Freight Included in Commodity Cost", "Invoiced Separately");

    /** For example {@code See ASN-93 (ID#:1281)}: the amount stands in the row with that id. */
    private static final Pattern ELSEWHERE = Pattern.compile("See (ASN|DN)-\\d{1,9} \\(ID#:(\\d{1,9})\\)");

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,13}(\\.\\d{1,2})?");

    /** In a file that does not separate cells by commas; three digits behind a comma would be thousands. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,13},\\d{1,2}");

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,11}");

    /** What is older or younger is a slip of the pen. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2099;

    private static final DateTimeFormatter NAMED_MONTH = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000) // These records begin in 2006.
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT); // There is no 31-Feb.
    private static final DateTimeFormatter ISO_8601 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

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

    /** Text of whole Unicode characters in the form in which the platform compares names. */
    public String text(String column) throws RowRefused {
        String value = optionalText(column);
        if (value.isEmpty()) throw new RowRefused("value_missing", "column '" + column + "' is empty");
        return value;
    }

    /** Text that may be left out; empty then. */
    public String optionalText(String column) throws RowRefused {
        String value = table.cell(row, column).strip();
        if (UnicodeText.flaw(value).isPresent()) {
            throw new RowRefused(
                    "text_not_nfc",
                    "column '" + column + "' has letters in pieces (Unicode NFD); write it in form NFC");
        }
        return value;
    }

    /** A date. */
    public LocalDate date(String column) throws RowRefused {
        return optionalDate(column)
                .orElseThrow(() -> new RowRefused("date_missing", "column '" + column + "' says no date"));
    }

    /** A date, or nothing where the row says in words that it has none. */
    public Optional<LocalDate> optionalDate(String column) throws RowRefused {
        String value = optionalText(column);
        if (DATE_WORDS.contains(value)) return Optional.empty();
        // Where no order is known, a date that is written with slashes has the same number twice.
        DateTimeFormatter slashed =
                table.orders().of(column).orElse(DateOrder.DMY).format();
        for (DateTimeFormatter shape : List.of(ISO_8601, NAMED_MONTH, slashed)) {
            Optional<LocalDate> date = parse(value, shape);
            if (date.isEmpty()) continue;
            if (date.get().getYear() < FIRST_YEAR || date.get().getYear() > LAST_YEAR) {
                throw new RowRefused(
                        "date_out_of_range",
                        "column '%s' is '%s', which is not from %d to %d"
                                .formatted(column, value, FIRST_YEAR, LAST_YEAR));
            }
            return date;
        }
        throw new RowRefused("date_unreadable", "column '" + column + "' is '" + value + "'");
    }

    /** A number with at most two decimals. */
    public BigDecimal amount(String column) throws RowRefused {
        String value = text(column);
        if (table.separator() != ',' && DECIMAL_COMMA.matcher(value).matches()) value = value.replace(',', '.');
        if (!DECIMAL.matcher(value).matches()) {
            throw new RowRefused("amount_unreadable", "column '" + column + "' is '" + value + "'");
        }
        return new BigDecimal(value);
    }

    /** A number, or nothing where the row says in words that it has none of its own. */
    public Optional<BigDecimal> optionalAmount(String column) throws RowRefused {
        String value = optionalText(column);
        if (AMOUNT_WORDS.contains(value) || ELSEWHERE.matcher(value).matches()) return Optional.empty();
        return Optional.of(amount(column));
    }

    /** A weight above zero, or nothing where the row says in words that it has none of its own. Goods that weigh nothing are an error. */
    public Optional<BigDecimal> optionalWeight(String column) throws RowRefused {
        Optional<BigDecimal> weight = optionalAmount(column);
        if (weight.isPresent() && weight.get().signum() == 0) {
            throw new RowRefused("weight_zero", "column '" + column + "' is 0");
        }
        return weight;
    }

    /** The id of the row in which this row's amount stands, if it says so. */
    public Optional<String> amountElsewhere(String column) throws RowRefused {
        Matcher matcher = ELSEWHERE.matcher(optionalText(column));
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** A whole number above zero. */
    public BigDecimal whole(String column) throws RowRefused {
        String value = text(column);
        if (!WHOLE.matcher(value).matches()) {
            throw new RowRefused("quantity_unreadable", "column '" + column + "' is '" + value + "'");
        }
        return new BigDecimal(value);
    }

    private static Optional<LocalDate> parse(String value, DateTimeFormatter shape) {
        try {
            return Optional.of(LocalDate.parse(value, shape));
        } catch (DateTimeParseException notThisShape) {
            return Optional.empty();
        }
    }
}
