package io.symbia.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may import whom inside payment. */
@AnalyzeClasses(packages = "io.symbia.payment", importOptions = ImportOption.DoNotIncludeTests.class)
class PaymentRoomsTest {

    @ArchTest
    static final ArchRule SETTLEMENT_CAN_BE_RUN_BY_ANYBODY = classes()
            .that()
            .resideInAPackage("..payment.settlement..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.symbia.events..", "tools.jackson.databind..", "io.symbia.payment.settlement..");

    @ArchTest
    static final ArchRule AGGREGATES_KNOW_NO_FRAMEWORK_BUT_AXON = noClasses()
            .that()
            .resideInAnyPackage("..payment.escrow..", "..payment.instruction..", "..payment.ledger..")
            .and(areNoBeans())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "org.bson..",
                    "jakarta..",
                    "io.symbia.payment.journal..",
                    "io.symbia.payment.reactions..",
                    "io.symbia.payment.payout..",
                    "io.symbia.payment.provider..");

    @ArchTest
    static final ArchRule AGGREGATES_MAKE_NO_TIME_AND_NO_IDENTITY = noClasses()
            .that(areNoBeans()) // A door asks the clock when a request came.
            .and()
            .resideInAnyPackage("..payment.escrow..", "..payment.instruction..", "..payment.settlement..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    /** Doors and what is shown stand beside their aggregate; Spring makes them, and nothing else in these rooms. */
    private static DescribedPredicate<JavaClass> areNoBeans() {
        return DescribedPredicate.not(CanBeAnnotated.Predicates.metaAnnotatedWith(Component.class))
                .forSubtype();
    }

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("io.symbia.payment.(*)..").should().beFreeOfCycles();
}
