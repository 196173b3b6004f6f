package io.symbia.support;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Set;

/** Which room may know which. */
@AnalyzeClasses(packages = "io.symbia.support", importOptions = ImportOption.DoNotIncludeTests.class)
class SupportArchitectureTest {
    private static final Set<String> DOMAIN_WORDS = Set.of(
            "purchaseorder",
            "consignment",
            "escrow",
            "shipment",
            "invoice",
            "inspection",
            "customs",
            "carrier",
            "supplier",
            "buyer",
            "seller",
            "loan",
            "credit",
            "payment",
            "logistic");

    @ArchTest
    static final ArchRule supportKnowsNoEventOfADomain = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.symbia.events.supplychain..",
                    "io.symbia.events.logistics..",
                    "io.symbia.events.payment..",
                    "io.symbia.events.credit..",
                    "io.symbia.events.words..");

    @ArchTest
    static final ArchRule noNameHereIsADomainWord = classes()
            .should(new com.tngtech.archunit.lang.ArchCondition<>("have no domain word in their names") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    type.getMembers().forEach(member -> require(type, member.getName(), events));
                    require(type, type.getSimpleName(), events);
                }

                private void require(JavaClass type, String name, com.tngtech.archunit.lang.ConditionEvents events) {
                    String lower = name.toLowerCase(Locale.ROOT);
                    for (String word : DOMAIN_WORDS) {
                        if (lower.contains(word)) {
                            events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    type, type.getName() + ": " + name));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.symbia.support.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule refusalsAreForAggregatesToo = classes()
            .that()
            .resideInAPackage("..refusal..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.symbia.support.refusal..");

    @ArchTest
    static final ArchRule onlyTheDoorsKnowSpring = noClasses()
            .that(new DescribedPredicate<>("are not at the doors") {
                @Override
                public boolean test(JavaClass type) {
                    String room = type.getPackageName();
                    return !room.endsWith(".http")
                            && !room.endsWith(".door")
                            && !room.endsWith(".origin")
                            && !room.endsWith(".paging")
                            && !room.endsWith(".problem")
                            && !room.endsWith(".description")
                            && !room.equals("io.symbia.support")
                            && !type.getSimpleName().equals("Settings");
                }
            })
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule theEventStoreKnowsNoBroker = noClasses()
            .that()
            .resideInAnyPackage("..store..", "..aggregate..", "..command..", "..evidence..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
