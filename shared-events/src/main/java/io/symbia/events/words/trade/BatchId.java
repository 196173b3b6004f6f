package io.symbia.events.words.trade;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/**
 * The name of a batch: the GTIN in 14 digits, a point, and the lot, such as {@code 09506000134352.ZJ2611A}.
 *
 * <p>A lot may hold characters that a path of a URL or the name of a stream may not (GS1 character set 82 has {@code / " ?}). These are
 * percent-encoded, so the batch has one name everywhere; in a URL the percent sign is then encoded like any other character.
 *
 * @param value 16 to 75 characters, the check digit of the GTIN right, nothing encoded that need not be
 */
@TextForm(pattern = "^[0-9]{14}\\.([A-Za-z0-9._:~-]|%[0-9A-F]{2}){1,60}$", example = "09506000134352.ZJ2611A")
public record BatchId(String value) {

    private static final int GTIN_DIGITS = 14;
    private static final int LOT_INDEX = GTIN_DIGITS + 1;
    private static final Pattern FORM = Pattern.compile("[0-9]{14}\\.([A-Za-z0-9._:~-]|%[0-9A-F]{2}){1,60}");

    /** Refuses what is not the one name of a lot of a product. */
    @JsonCreator
    public BatchId {
        if (!FORM.matcher(value).matches()
                || !named(gtinOf(value), lotOf(value)).equals(value)) {
            throw new IllegalArgumentException(
                    "a batch is the 14 digits of its GTIN, a point and its lot, as in 09506000134352.ZJ2611A, was "
                            + value);
        }
    }

    /** The batch of a product with a lot number. */
    public static BatchId of(Gtin gtin, Lot lot) {
        return new BatchId(named(gtin, lot));
    }

    /** What is made, in the 14 digits form. */
    public Gtin gtin() {
        return gtinOf(value);
    }

    /** The number of the batch, GS1 AI 10. */
    public Lot lot() {
        return lotOf(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }

    private static String named(Gtin gtin, Lot lot) {
        return gtin.value() + "." + StreamId.escape(lot.value());
    }

    private static Gtin gtinOf(String value) {
        return new Gtin(value.substring(0, GTIN_DIGITS));
    }

    private static Lot lotOf(String value) {
        return new Lot(URLDecoder.decode(value.substring(LOT_INDEX), UTF_8));
    }
}
