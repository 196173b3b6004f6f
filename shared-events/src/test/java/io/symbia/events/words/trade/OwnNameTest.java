package io.symbia.events.words.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.supplychain.InspectionId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What participants name themselves: each in its own space of numbers. */
class OwnNameTest {
    private static final ParticipantId LONGEST = new ParticipantId("p".repeat(64));
    private static final String NUMBER = "n".repeat(35);

    static Stream<Function<String, OwnName>> names() {
        return Stream.of(OrderNumber::new, ConsignmentId::new, EscrowId::new, InspectionId::new, CreditLineId::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PO-2611-0042", "SCMS-4", "SO-13840", "1", "a.b_c-d"})
    void numbersOfTheTradeAreTaken(String number) {
        OrderNumber name = OrderNumber.of(new ParticipantId("teehaus-hh"), number);
        assertThat(name).hasToString("teehaus-hh:" + number);
        assertThat(name.owner()).isEqualTo(new ParticipantId("teehaus-hh"));
        assertThat(name.number()).isEqualTo(number);
        assertThat(OwnName.isNumber(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "a:",
                ":1",
                "a::1",
                "a:1:2",
                "a:-1",
                "a:.1",
                "-a:1",
                "a:b/c",
                "a:b c",
                "a:1\n",
                "ä:1",
                "a:ä",
                "symbia:payment:1"
            })
    void whateverHasNotOneOwnerAndOneNumberIsRefused(String text) {
        assertThat(names())
                .allSatisfy(name -> assertThatThrownBy(() -> name.apply(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("<participant>:<number>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "a:1", "a b", "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"})
    void whatNoParticipantCanGiveIsNoNumber(String number) {
        assertThat(OwnName.isNumber(number)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void ownerAndNumberHaveTheLengthsOfTheTrade(Function<String, OwnName> of) {
        assertThat(of.apply(LONGEST + ":" + NUMBER).number()).hasSize(35);
        assertThatThrownBy(() -> of.apply(LONGEST + ":" + NUMBER + "n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of.apply("p" + LONGEST + ":" + NUMBER)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Otherwise two names would stand in one place of a list that is ordered or compared by them. */
    @Test
    void theNumberOfOneIsNeverTheNumberOfAnother() {
        OrderNumber one = OrderNumber.of(new ParticipantId("a"), "b.1");
        assertThat(one).isNotEqualTo(OrderNumber.of(new ParticipantId("a.b"), "1"));
        assertThat(ConsignmentId.of(new ParticipantId("a"), "2"))
                .isLessThan(ConsignmentId.of(new ParticipantId("b"), "1"));
    }

    @Test
    void whatIsMadeOfTheLongestNameStillNamesAStream() {
        EscrowId escrow = EscrowId.of(LONGEST, NUMBER);
        var instruction = new PaymentInstructionId(escrow + ":" + new TrancheId("t".repeat(24)));
        assertThat(new StreamId("payment", "instruction", instruction.value()).id())
                .hasSize(125);
        assertThat(new JournalEntryId(instruction + ":settle").value()).hasSize(132);
        assertThat(LedgerAccount.escrow(escrow).escrow()).contains(escrow);
    }

    @Test
    void theExamplesAreNames() {
        assertThat(Stream.of(
                        OrderNumber.class, ConsignmentId.class, EscrowId.class, InspectionId.class, CreditLineId.class))
                .allSatisfy(type ->
                        assertThat(type.getAnnotation(TextForm.class).example()).matches(OwnName.PATTERN));
    }
}
