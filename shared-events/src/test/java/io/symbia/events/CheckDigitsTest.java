package io.symbia.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.money.CreditorReference;
import io.symbia.events.words.money.Iban;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.party.Uscc;
import io.symbia.events.words.transport.AirWaybill;
import io.symbia.events.words.transport.ContainerNumber;
import io.symbia.events.words.transport.PostalItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every single wrong character and every exchange of neighbours: which a check digit finds, and which it is known to miss. */
class CheckDigitsTest {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void gs1FindsEveryWrongDigit() {
        assertThat(acceptedChanges(Gtin::new, "19506000134366", DIGITS)).isEmpty();
        assertThat(acceptedChanges(Gln::new, "9506000134307", DIGITS)).isEmpty();
        assertThat(acceptedChanges(Sscc::new, "395060000000000016", DIGITS)).isEmpty();
    }

    /** Weights 3 and 1: exchanging digits that differ by five changes the sum by ten. */
    @Test
    void gs1FindsEveryExchangeButOfDigitsThatDifferByFive() {
        String gtin = "19506000134366"; // 5 beside 0.

        assertThat(acceptedExchanges(Gtin::new, gtin))
                .containsExactly("19056000134366")
                .allMatch(text -> differByFive(gtin, text));
        assertThat(acceptedExchanges(Sscc::new, "395060000000000016"))
                .containsExactly("390560000000000016", "395060000000000061");
    }

    @Test
    void iso7064FindsEveryWrongDigitLetterAndExchangeOfAKind() {
        for (String lei : List.of("529900T8BM49AURSDO55", "9999ZJTEACOOP0000161", "9999TEEHAUSHH0000285")) {
            assertThat(acceptedChangesOfAKind(Lei::new, lei)).isEmpty();
            assertThat(acceptedExchangesOfAKind(Lei::new, lei)).isEmpty();
        }
        assertThat(acceptedChangesOfAKind(Iban::new, "GB82WEST12345698765432")).isEmpty();
        assertThat(acceptedChangesOfAKind(CreditorReference::new, "RF18539007547034"))
                .isEmpty();
    }

    @Test
    void usccFindsEveryWrongCharacterAndEveryExchange() {
        assertThat(acceptedChanges(Uscc::new, "91330100799655058B", USCC_ALPHABET))
                .isEmpty();
        assertThat(acceptedExchanges(Uscc::new, "91330100799655058B")).isEmpty();
    }

    @Test
    void iso6346FindsEveryWrongDigitAndEveryExchange() {
        assertThat(acceptedChangesOfAKind(ContainerNumber::new, "CSQU3054383").stream()
                        .filter(changed -> changed.startsWith("CSQU"))) // Letters eleven apart count the same.
                .isEmpty();
        assertThat(acceptedExchangesOfAKind(ContainerNumber::new, "CSQU3054383"))
                .isEmpty();
    }

    /** Modulo 7: digits that differ by seven are the same to it. */
    @Test
    void airWaybillMissesOnlyDigitsThatDifferBySeven() {
        List<String> accepted = acceptedChanges(AirWaybill::new, "17212345675", DIGITS).stream()
                .filter(changed -> changed.startsWith("172")) // The airline is not covered.
                .toList();

        assertThat(accepted).isNotEmpty().allMatch(changed -> differBySevenIn(changed, "17212345675"));
    }

    /** Modulo 11, where the digits 5 and 0 each stand for one remainder more; an item whose check digit is 7 is not among them. */
    @Test
    void upuS10FindsEveryWrongDigitAndEveryExchange() {
        assertThat(acceptedChangesOfAKind(PostalItemId::new, "RA473124829CN").stream()
                        .filter(changed ->
                                changed.startsWith("RA") && changed.endsWith("CN"))) // Letters are not covered.
                .isEmpty();
    }

    private static List<String> acceptedChanges(Function<String, ?> parse, String good, String alphabet) {
        assertThat(isAccepted(parse, good)).isTrue();
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < good.length(); i++) {
            for (int k = 0; k < alphabet.length(); k++) {
                char other = alphabet.charAt(k);
                if (other == good.charAt(i)) continue;
                String changed = good.substring(0, i) + other + good.substring(i + 1);
                if (isAccepted(parse, changed)) accepted.add(changed);
            }
        }
        return accepted;
    }

    /** Digits for digits and letters for letters. */
    private static List<String> acceptedChangesOfAKind(Function<String, ?> parse, String good) {
        List<String> accepted = new ArrayList<>(acceptedChanges(parse, good, DIGITS));
        accepted.removeIf(changed -> !sameKinds(good, changed));
        for (String changed : acceptedChanges(parse, good, LETTERS)) {
            if (sameKinds(good, changed)) accepted.add(changed);
        }
        return accepted;
    }

    private static List<String> acceptedExchanges(Function<String, ?> parse, String good) {
        assertThat(isAccepted(parse, good)).isTrue();
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i + 1 < good.length(); i++) {
            if (good.charAt(i) == good.charAt(i + 1)) continue;
            String changed = good.substring(0, i) + good.charAt(i + 1) + good.charAt(i) + good.substring(i + 2);
            if (isAccepted(parse, changed)) accepted.add(changed);
        }
        return accepted;
    }

    private static List<String> acceptedExchangesOfAKind(Function<String, ?> parse, String good) {
        return acceptedExchanges(parse, good).stream()
                .filter(changed -> sameKinds(good, changed))
                .toList();
    }

    private static boolean isAccepted(Function<String, ?> parse, String text) {
        try {
            return parse.apply(text) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean sameKinds(String one, String other) {
        for (int i = 0; i < one.length(); i++) {
            if (Character.isDigit(one.charAt(i)) != Character.isDigit(other.charAt(i))) return false;
        }
        return true;
    }

    private static boolean differByFive(String one, String other) {
        int i = 0;
        while (one.charAt(i) == other.charAt(i)) i++;
        return Math.abs(one.charAt(i) - other.charAt(i)) == 5;
    }

    private static boolean differBySevenIn(String one, String other) {
        int i = 0;
        while (one.charAt(i) == other.charAt(i)) i++;
        return Math.abs(one.charAt(i) - other.charAt(i)) == 7;
    }
}
