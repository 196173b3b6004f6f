package io.symbia.client.deliveries;

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
import org.apache.commons.csv.CSVRecord;

/** Reads the fields of one row in the shapes that delivery records use, and refuses any other shape. */
final class FieldReader {
    private static final Set<String> DATE_WORDS = Set.of("", "Pre-PQ Process", "Date Not Captured", "N/A - From RDC");
    private static final Set<String> AMOUNT_WORDS =
            Set.of("", "Weight Captured Separately", "Freight Included in Commodity Cost", "Invoiced Separately");

    /** For example {@code See ASN-93 (ID#:1281)}: the amount stands in the row with that id. */
    private static final Pattern ELSEWHERE = Pattern.compile("See (ASN|DN)-\\d{1,9} \\(ID#:(\\d{1,9})\\)");

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,13}(\\.\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,11}");
    private static final List<DateTimeFormatter> DATE_SHAPES = List.of(
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000) // These records begin in 2006.
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT), // There is no 31-Feb.
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));

    private final CSVRecord row;

    FieldReader(CSVRecord row) {
        this.row = row;
    }

    String text(String column) throws RowRefused {
        String value = optionalText(column);
        if (value.isEmpty()) throw new RowRefused("value_missing", "column '" + column + "' is empty");
        return value;
    }

    String optionalText(String column) throws RowRefused {
        if (!row.isSet(column)) throw new RowRefused("column_missing", "the row has no column '" + column + "'");
        return row.get(column).strip();
    }

    LocalDate date(String column) throws RowRefused {
        return optionalDate(column)
                .orElseThrow(() -> new RowRefused("date_missing", "column '" + column + "' says no date"));
    }

    Optional<LocalDate> optionalDate(String column) throws RowRefused {
        String value = optionalText(column);
        if (DATE_WORDS.contains(value)) return Optional.empty();
        for (DateTimeFormatter shape : DATE_SHAPES) {
            Optional<LocalDate> date = parse(value, shape);
            if (date.isPresent()) return date;
        }
        throw new RowRefused("date_unreadable", "column '" + column + "' is '" + value + "'");
    }

    /** A number with at most two decimals. */
    BigDecimal amount(String column) throws RowRefused {
        String value = text(column);
        if (!DECIMAL.matcher(value).matches()) {
            throw new RowRefused("amount_unreadable", "column '" + column + "' is '" + value + "'");
        }
        return new BigDecimal(value);
    }

    /** A number, or nothing where the row says in words that it has none of its own. */
    Optional<BigDecimal> optionalAmount(String column) throws RowRefused {
        String value = optionalText(column);
        if (AMOUNT_WORDS.contains(value) || ELSEWHERE.matcher(value).matches()) return Optional.empty();
        return Optional.of(amount(column));
    }

    /** A weight above zero, or nothing where the row says in words that it has none of its own. Goods that weigh nothing are an error. */
    Optional<BigDecimal> optionalWeight(String column) throws RowRefused {
        Optional<BigDecimal> weight = optionalAmount(column);
        if (weight.isPresent() && weight.get().signum() == 0) {
            throw new RowRefused("weight_zero", "column '" + column + "' is 0");
        }
        return weight;
    }

    /** The id of the row in which this row's amount stands, if it says so. */
    Optional<String> amountElsewhere(String column) throws RowRefused {
        Matcher matcher = ELSEWHERE.matcher(optionalText(column));
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** A whole number above zero. */
    BigDecimal whole(String column) throws RowRefused {
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
