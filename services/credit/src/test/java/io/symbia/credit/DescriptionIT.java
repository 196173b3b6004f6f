package io.symbia.credit;

import io.symbia.support.testkit.DescribedApi;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The description of the API is complete, and its examples are understood. */
class DescriptionIT {

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribedAndUnderstandsItsExamples() {
        return DescribedApi.of(RunningCredit.SERVICE, "credit").tests();
    }

    @Test
    void everyRefusalIsNamed() {
        DescribedApi.of(RunningCredit.SERVICE, "credit")
                .requireEveryRefusal(CreditApplication.class, "credit_file_full");
    }
}
