package io.symbia.logistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What the packages' descriptions promise. */
@AnalyzeClasses(packages = "io.symbia.logistics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule aggregatesKnowNoTechnology = noClasses()
            .that()
            .resideInAPackage("io.symbia.logistics.consignment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.apache.kafka..", "com.mongodb..", "jakarta..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.symbia.logistics.http..", "io.symbia.logistics.views..");

    @ArchTest
    static final ArchRule aggregatesAskNoClockAndNoChance = noClasses()
            .that()
            .resideInAPackage("io.symbia.logistics.consignment..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule viewsDecideNothing = noClasses()
            .that()
            .resideInAPackage("io.symbia.logistics.views..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.symbia.logistics.http..", "io.symbia.logistics.consignment.command..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.symbia.logistics.(*)..").should().beFreeOfCycles();
}
