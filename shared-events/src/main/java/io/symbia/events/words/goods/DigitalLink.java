package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;
import io.symbia.events.words.checkdigit.Gs1;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GS1 Digital Link (GS1 Digital Link Standard: URI Syntax, section 4) to an item, its lot and serial if it has them, and the day it
 * expires: {@code https://id.gs1.org/01/09506000134352/10/ZJ2611A/21/000123?17=271130}.
 *
 * @param serial 1 to 20 characters of GS1 set 82
 * @param expiry the last day of use; application identifier 17 writes it YYMMDD, and DD = 00 means the month's last day
 */
@TextForm(
        pattern = "^https://id\\.gs1\\.org/01/[0-9]{14}(/10/[^/?]+)?(/21/[^/?]+)?(\\?17=[0-9]{6})?$",
        example = "https://id.gs1.org/01/09506000134352/10/ZJ2611A/21/000123")
public record DigitalLink(Gtin gtin, Optional<Lot> lot, Optional<String> serial, Optional<LocalDate> expiry) {
    private static final String RESOLVER = "https://id.gs1.org";
    private static final int CENTURY =
            2000; // Section 7.12 of the General Specifications; an expiry is near, not fifty years off.
    private static final Pattern FORM = Pattern.compile(
            "https://id\\.gs1\\.org/01/([0-9]{14})(?:/10/([^/?]+))?(?:/21/([^/?]+))?(?:\\?17=([0-9]{6}))?");

    public DigitalLink {
        serial.ifPresent(number -> Gs1.requireCset82("a serial number", number));
        expiry.ifPresent(day -> requireCentury(day));
    }

    /** Parses a link; the day of an expiry may be 00. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DigitalLink parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("no Digital Link of an item: \"" + text + "\"");
        return new DigitalLink(
                new Gtin(parts.group(1)),
                Optional.ofNullable(parts.group(2)).map(DigitalLink::decode).map(Lot::new),
                Optional.ofNullable(parts.group(3)).map(DigitalLink::decode),
                Optional.ofNullable(parts.group(4)).map(DigitalLink::parseDate));
    }

    /** Parses YYMMDD as application identifiers 11 to 17 write it; DD = 00 is the last day of the month. */
    public static LocalDate parseDate(String sixDigits) {
        Digits.require("a date", sixDigits, 6);
        int year = CENTURY + Integer.parseInt(sixDigits.substring(0, 2));
        int day = Integer.parseInt(sixDigits.substring(4));
        try {
            YearMonth month = YearMonth.of(year, Integer.parseInt(sixDigits.substring(2, 4)));
            return day == 0 ? month.atEndOfMonth() : month.atDay(day);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("no date YYMMDD: " + sixDigits, none);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        StringBuilder link = new StringBuilder(RESOLVER).append("/01/").append(gtin);
        lot.ifPresent(value -> link.append("/10/").append(encode(value.value())));
        serial.ifPresent(value -> link.append("/21/").append(encode(value)));
        expiry.ifPresent(day -> link.append(
                "?17=%02d%02d%02d".formatted(day.getYear() - CENTURY, day.getMonthValue(), day.getDayOfMonth())));
        return link.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.US_ASCII); // Set 82 has no space, so no plus sign means one.
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.US_ASCII);
    }

    private static void requireCentury(LocalDate day) {
        if (day.getYear() < CENTURY || day.getYear() >= CENTURY + 100) {
            throw new IllegalArgumentException("an expiry is between 2000 and 2099, found " + day);
        }
    }
}
