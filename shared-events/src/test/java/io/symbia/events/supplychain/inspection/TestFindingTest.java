package io.symbia.events.supplychain.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.words.goods.UnitOfMeasure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of a finding against each side of a limit. */
class TestFindingTest {
    /** A finding is written {@code 0.03}, {@code <0.1}, {@code 5..6} or {@code found}; a limit is 5, or from 5 to 7. */
    private static TestFinding finding(String written) {
        if (written.startsWith("<")) return TestFinding.below(Reading.of(written.substring(1)));
        if (written.contains("..")) {
            String[] ends = written.split("\\.\\.", -1);
            return TestFinding.between(Reading.of(ends[0]), Reading.of(ends[1]));
        }
        return written.endsWith("found")
                ? TestFinding.present(written.equals("found"))
                : TestFinding.measured(Reading.of(written));
    }

    private static InspectionLimit limit(InspectionBound bound) {
        boolean numbers = bound != InspectionBound.ABSENT && bound != InspectionBound.PRESENT;
        return new InspectionLimit(
                bound,
                numbers ? Optional.of(Reading.of("5")) : Optional.empty(),
                bound == InspectionBound.WITHIN ? Optional.of(Reading.of("7")) : Optional.empty(),
                "buyer's specification",
                "2026");
    }

    private static InspectionTest test(TestFinding finding, InspectionLimit limit) {
        return new InspectionTest(
                "ISO 1",
                "moisture",
                Optional.empty(),
                Optional.empty(),
                Confidential.of(finding),
                limit,
                limit.value().map(_ -> new UnitOfMeasure("P1")));
    }

    @ParameterizedTest
    @CsvSource({
        "4.999999999, AT_MOST,  good",
        "5.0,         AT_MOST,  good",
        "5.000000001, AT_MOST,  bad",
        "<5,          AT_MOST,  good",
        "<5.1,        AT_MOST,  undecided",
        "4..5,        AT_MOST,  good",
        "4..5.1,      AT_MOST,  bad",
        "4.999999999, AT_LEAST, bad",
        "5.0,         AT_LEAST, good",
        "5.000000001, AT_LEAST, good",
        "<5,          AT_LEAST, bad",
        "<5.1,        AT_LEAST, undecided",
        "5..9,        AT_LEAST, good",
        "4.9..9,      AT_LEAST, bad",
        "4.9,         WITHIN,   bad",
        "5,           WITHIN,   good",
        "7,           WITHIN,   good",
        "7.1,         WITHIN,   bad",
        "5..7,        WITHIN,   good",
        "5..7.1,      WITHIN,   bad",
        "4.9..7,      WITHIN,   bad",
        "<5,          WITHIN,   bad",
        "<6,          WITHIN,   undecided",
        "<8,          WITHIN,   undecided",
        "found,       ABSENT,   bad",
        "not found,   ABSENT,   good",
        "found,       PRESENT,  good",
        "not found,   PRESENT,  bad",
        "5,           UNRECOGNISED, undecided"
    })
    void liesOnOneSideOfItsLimitOrDoesNotSay(String written, InspectionBound bound, String due) {
        Optional<Boolean> good = test(finding(written), limit(bound)).isWithinLimit();
        assertThat(good.map(is -> is ? "good" : "bad").orElse("undecided")).isEqualTo(due);
    }

    @Test
    void hasOneForm() {
        Optional<Reading> one = Optional.of(Reading.of("1"));
        Optional<Reading> two = Optional.of(Reading.of("2"));
        Optional<Reading> none = Optional.empty();
        refuses(none, none, none, none, none, Optional.empty(), "one of these");
        refuses(one, none, two, none, none, Optional.empty(), "one of these");
        refuses(one, none, none, none, none, Optional.of(true), "one of these");
        refuses(none, none, none, one, none, Optional.empty(), "one of these");
        refuses(none, none, one, none, two, Optional.empty(), "one of these");
        refuses(none, one, two, none, none, Optional.empty(), "uncertainty");
        refuses(none, none, none, two, one, Optional.empty(), "from the lowest");
        assertThat(TestFinding.between(Reading.of("1"), Reading.of("1")).to()).isEqualTo(one);
    }

    private static void refuses(
            Optional<Reading> value,
            Optional<Reading> uncertainty,
            Optional<Reading> below,
            Optional<Reading> from,
            Optional<Reading> to,
            Optional<Boolean> present,
            String words) {
        assertThatThrownBy(() -> new TestFinding(value, uncertainty, below, from, to, present))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void isOfTheKindOfItsLimit() {
        test(finding("5"), limit(InspectionBound.AT_MOST)).requireFit();
        test(finding("found"), limit(InspectionBound.ABSENT)).requireFit();
        assertThatThrownBy(() ->
                        test(finding("found"), limit(InspectionBound.AT_MOST)).requireFit())
                .hasMessageContaining("presence");
        assertThatThrownBy(
                        () -> test(finding("5"), limit(InspectionBound.ABSENT)).requireFit())
                .hasMessageContaining("presence");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AT_MOST, 5, -, true",
                "AT_MOST, 5, 6, false",
                "AT_MOST, -, -, false",
                "AT_LEAST, 5, -, true",
                "WITHIN, 5, -, false",
                "WITHIN, 5, 5, true",
                "WITHIN, 6, 5, false",
                "ABSENT, -, -, true",
                "ABSENT, 5, -, false",
                "PRESENT, -, -, true"
            })
    void aLimitHasTheNumbersOfItsBound(InspectionBound bound, String value, String upTo, boolean fits) {
        var limit = new InspectionLimit(
                bound,
                Optional.ofNullable(value).map(Reading::of),
                Optional.ofNullable(upTo).map(Reading::of),
                "a",
                "1");
        if (fits) limit.requireFit();
        else assertThatThrownBy(limit::requireFit).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLimitHasASourceAndItsVersion() {
        Optional<Reading> five = Optional.of(Reading.of("5"));
        var sourceless = new InspectionLimit(InspectionBound.AT_MOST, five, Optional.empty(), " ", "1");
        var timeless = new InspectionLimit(InspectionBound.AT_MOST, five, Optional.empty(), "law", "");
        assertThatThrownBy(sourceless::requireFit).hasMessageContaining("source");
        assertThatThrownBy(timeless::requireFit).hasMessageContaining("version");
    }
}
