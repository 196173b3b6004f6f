package io.symbia.logistics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.symbia.logistics.consignment.Consignment;
import io.symbia.logistics.consignment.ConsignmentCommand;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the packages' descriptions promise. */
@AnalyzeClasses(packages = "io.symbia.logistics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> ARE_SHOWN = simpleNameEndingWith("Door")
            .or(simpleNameEndingWith("View"))
            .or(simpleNameEndingWith("Answer"))
            .or(annotatedWith(Component.class));

    /** What decides, and what is asked of it. */
    private static final DescribedPredicate<JavaClass> DECIDE = resideInAPackage("io.symbia.logistics.consignment..")
            .and(not(belongTo(ARE_SHOWN)))
            .as("decide about consignments");

    @ArchTest
    static final ArchRule whatDecidesKnowsNoTechnology = noClasses()
            .that(DECIDE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.apache.kafka..", "com.mongodb..", "jakarta..", "java.net..")
            .orShould()
            .dependOnClassesThat(belongTo(ARE_SHOWN));

    @ArchTest
    static final ArchRule whatDecidesAsksNoClockAndNoChance = noClasses()
            .that(DECIDE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule viewsDecideNothing = noClasses()
            .that(belongTo(simpleNameEndingWith("View").or(annotatedWith(Component.class))))
            .should()
            .dependOnClassesThat(belongTo(simpleNameEndingWith("Door")
                    .or(assignableTo(ConsignmentCommand.class))
                    .or(assignableTo(Consignment.class))));

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.symbia.logistics.(*)..").should().beFreeOfCycles();
}
