package io.symbia.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.Slice;
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.symbia.events", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final String[] LIBRARIES = {
        "java..",
        "javax.crypto..",
        "tools.jackson..",
        "com.fasterxml.jackson.annotation..",
        "com.github.f4b6a3..",
        "org.jspecify..",
    };
    private static final String KERNEL = "io.symbia.events.kernel..";
    private static final String WORDS = "io.symbia.events.words..";

    @ArchTest
    static final ArchRule importsTheJdkJacksonAndNothingElse =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage(concat(LIBRARIES, "io.symbia.events.."));

    @ArchTest
    static final ArchRule theKernelKnowsNoTrade = classes()
            .that()
            .resideInAPackage(KERNEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(LIBRARIES, KERNEL));

    @ArchTest
    static final ArchRule wordsKnowNoDomain = classes()
            .that()
            .resideInAPackage(WORDS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(LIBRARIES, KERNEL, WORDS));

    /** A type that two domains need belongs to words. */
    @ArchTest
    static final ArchRule noDomainKnowsAnother = slices().matching("io.symbia.events.(*)..")
            .that(new DescribedPredicate<>("are domains") {
                @Override
                public boolean test(Slice floor) {
                    return !Set.of("kernel", "words").contains(floor.getNamePart(1));
                }
            })
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule floorsHaveNoCycles =
            slices().matching("io.symbia.events.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theKernelHasNoCycles =
            slices().matching("io.symbia.events.kernel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wordsHaveNoCycles =
            slices().matching("io.symbia.events.words.(*)..").should().beFreeOfCycles();

    /** What something is worth or weighs is never a floating-point number, not even on the way. */
    @ArchTest
    static final ArchRule moneyKnowsNoDouble = classes()
            .that()
            .resideInAnyPackage("io.symbia.events.words.money", "io.symbia.events.words.goods")
            .should(holdNoFloatingPointNumber());

    /** They change with the JDK; what is sealed does not. */
    @ArchTest
    static final ArchRule asksNoTableOfTheJdk = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Currency.class)
            .orShould()
            .callMethod(java.util.Locale.class, "getISOCountries");

    /** Time and chance come from outside, so that a replay gives the same. */
    @ArchTest
    static final ArchRule asksNoClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    private static ArchCondition<JavaClass> holdNoFloatingPointNumber() {
        return new ArchCondition<>("hold no floating-point number") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaClass> fields = type.getFields().stream().map(JavaField::getRawType);
                Stream<JavaClass> own = type.getCodeUnits().stream()
                        .flatMap(unit -> Stream.concat(
                                Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()));
                Stream<JavaClass> called = type.getCodeUnitCallsFromSelf().stream()
                        .map(JavaCodeUnitAccess::getTarget)
                        .flatMap(unit -> Stream.concat(
                                Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()));
                boolean floating = Stream.of(fields, own, called)
                        .flatMap(types -> types)
                        .anyMatch(used -> FLOATING.contains(used.getName()));
                if (floating)
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " uses a floating-point number"));
            }
        };
    }

    private static String[] concat(String[] packages, String... more) {
        String[] all = java.util.Arrays.copyOf(packages, packages.length + more.length);
        System.arraycopy(more, 0, all, packages.length, more.length);
        return all;
    }
}
