package io.symbia.supplychain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.symbia.support.view.StreamView;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What the package-infos say, checked. */
@AnalyzeClasses(packages = "io.symbia.supplychain", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] AGGREGATES = {
        "io.symbia.supplychain.item",
        "io.symbia.supplychain.order",
        "io.symbia.supplychain.batch",
        "io.symbia.supplychain.inspection",
        "io.symbia.supplychain.unit"
    };

    @ArchTest
    static final ArchRule onlyDoorsAndViewsOfAnAggregateKnowTheWorld = noClasses()
            .that()
            .resideInAnyPackage(AGGREGATES)
            .and()
            .haveSimpleNameNotEndingWith("Door")
            .and()
            .areNotAssignableTo(StreamView.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "org.bson..",
                    "jakarta..",
                    "java.net..",
                    "io.symbia.support.http..",
                    "io.symbia.support.store..",
                    "io.symbia.support.view..",
                    "io.symbia.support.consumer..");

    @ArchTest
    static final ArchRule aggregatesTakeNoTimeAndDrawNoLots = noClasses()
            .that()
            .resideInAnyPackage(AGGREGATES)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.symbia.supplychain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noServiceKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.symbia.logistics..", "io.symbia.payment..", "io.symbia.credit..");
}
