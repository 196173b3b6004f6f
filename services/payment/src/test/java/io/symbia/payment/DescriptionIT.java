package io.symbia.payment;

import io.symbia.support.testkit.DescribedApi;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The description of the API is complete, and its examples are understood. */
class DescriptionIT {

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribedAndUnderstandsItsExamples() {
        return DescribedApi.of(RunningPayment.SERVICE, "payment").tests();
    }

    @Test
    void everyRefusalIsNamed() {
        DescribedApi.of(RunningPayment.SERVICE, "payment")
                .requireEveryRefusal(
                        PaymentApplication.class,
                        "another_payment",
                        "evidence_meets_no_condition",
                        "evidence_of_another_order",
                        "instruction_already_exists_with_other_content",
                        "instruction_is_final",
                        "instruction_not_submitted",
                        "too_many_evidence");
    }
}
