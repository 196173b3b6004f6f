package io.symbia.events.words.trade;

import io.symbia.events.kernel.origin.ParticipantId;
import java.util.regex.Pattern;

/**
 * The name of something that a participant begins: the participant's id, a colon, and the number that the participant gave it, such as
 * {@code teehaus-hh:PO-2611-0042}. Numbers are the participant's own, so two buyers may each have an order 1, and nobody takes the number of
 * another.
 *
 * <p>The number has at most 35 characters, as in UN/EDIFACT (an..35) and ISO 20022 ({@code Max35Text}).
 */
public interface OwnName {
    /** The form of such a name. */
    String PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}:[A-Za-z0-9][A-Za-z0-9._-]{0,34}$";

    /** {@link #PATTERN}, compiled. */
    Pattern FORM = Pattern.compile(PATTERN);

    /** Of what stands behind the colon. */
    Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,34}");

    /** The whole name. */
    String value();

    /** The participant that gives the number. */
    default ParticipantId owner() {
        return new ParticipantId(value().substring(0, value().indexOf(':')));
    }

    /** The number as its owner writes it: 1 to 35 characters. */
    default String number() {
        return value().substring(value().indexOf(':') + 1);
    }

    /** Whether a participant can give this number: 1 to 35 letters, digits, dots, underscores and hyphens, no sign first. */
    static boolean isNumber(String number) {
        return NUMBER.matcher(number).matches();
    }

    /**
     * Refuses what is no such name.
     *
     * @param noun what is named, for the message
     * @throws IllegalArgumentException with what is due
     */
    static void require(String noun, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s is named <participant>:<number>, the number being 1 to 35 of A-Z a-z 0-9 . _ -, found \"%s\""
                            .formatted(noun, value));
        }
    }
}
