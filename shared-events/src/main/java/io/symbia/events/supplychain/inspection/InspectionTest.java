package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import java.util.Optional;

/**
 * One test of a sample.
 *
 * @param method   such as {@code EN 15662}
 * @param analyte  what was looked for, such as {@code chlorpyrifos}
 * @param sample   one of those that were taken; absent where the test is of all
 * @param examined how much of the sample was examined, such as 25 g
 * @param finding  what was found
 * @param limit    what is allowed
 * @param unit     of the numbers, UN/ECE Recommendation 20, such as {@code NA} for milligrams per kilogram; absent where there are none
 */
public record InspectionTest(
        @Public String method,
        @Public String analyte,
        @Restricted Optional<Confidential<String>> sample,
        @Public @Positive Optional<Quantity> examined,
        @Restricted Confidential<TestFinding> finding,
        @Public InspectionLimit limit,
        @Public Optional<UnitOfMeasure> unit)
        implements Judged {

    /** Whether the finding is on the good side of the limit; nothing when it is withheld or does not say, or the bound is not known here. */
    public Optional<Boolean> isWithinLimit() {
        return finding instanceof Disclosed<TestFinding>(TestFinding found) ? limit.allows(found) : Optional.empty();
    }

    @Override
    public void requireFit() {
        FreeText.require(method, "method");
        FreeText.require(analyte, "analyte");
        if (unit.isPresent() != limit.value().isPresent()) {
            throw new IllegalArgumentException("numbers have a unit, and nothing else has");
        }
        if (finding instanceof Disclosed<TestFinding>(TestFinding found)
                && found.present().isPresent() == limit.value().isPresent()) {
            throw new IllegalArgumentException(
                    "a number is held against a number, and presence against ABSENT or PRESENT");
        }
    }
}
