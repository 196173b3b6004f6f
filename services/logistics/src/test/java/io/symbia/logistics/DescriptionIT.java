package io.symbia.logistics;

import io.symbia.support.testkit.DescribedApi;
import io.symbia.support.testkit.ServiceUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The description of the API is complete, and its examples are understood. */
class DescriptionIT {
    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(LogisticsApplication.class, "logistics");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribedAndUnderstandsItsExamples() {
        return DescribedApi.of(service, "logistics").tests();
    }

    @Test
    void everyRefusalIsNamed() {
        DescribedApi.of(service, "logistics").requireEveryRefusal(LogisticsApplication.class);
    }
}
