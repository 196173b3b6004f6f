package io.symbia.supplychain;

import io.symbia.support.testkit.DescribedApi;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The description of the API is complete, and its examples are understood. */
class DescriptionIT {

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribedAndUnderstandsItsExamples() {
        return DescribedApi.of(RunningService.get(), "supply-chain").tests();
    }

    @Test
    void everyRefusalIsNamed() {
        DescribedApi.of(RunningService.get(), "supply-chain")
                .requireEveryRefusal(
                        SupplyChainApplication.class,
                        "consignment_of_others",
                        "escrow_of_others",
                        "too_many_consignments",
                        "too_many_facts_wait");
    }
}
