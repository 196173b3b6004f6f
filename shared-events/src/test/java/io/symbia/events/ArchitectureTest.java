package io.symbia.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.symbia.events", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final String[] KERNEL = {
        "io.symbia.events.canonical",
        "io.symbia.events.domain",
        "io.symbia.events.form",
        "io.symbia.events.checkdigit",
        "io.symbia.events.privacy",
        "io.symbia.events.shape",
        "io.symbia.events.goods",
        "io.symbia.events.transport",
        "io.symbia.events.money",
        "io.symbia.events.party",
        "io.symbia.events.origin",
        "io.symbia.events.envelope",
        "io.symbia.events.evidence",
    };

    @ArchTest
    static final ArchRule importsTheJdkJacksonAndNothingElse = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.github.f4b6a3..",
                    "org.jspecify..",
                    "io.symbia.events..");

    @ArchTest
    static final ArchRule theKernelHasNoCycles = slices().matching(
                    "io.symbia.events.(canonical|domain|form|checkdigit|privacy|shape|goods|transport|money|party|origin|envelope|evidence|catalogue)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule theKernelKnowsNoFamily = classes()
            .that()
            .resideInAnyPackage(KERNEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(
                    KERNEL,
                    "java..",
                    "javax.crypto..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.github.f4b6a3..",
                    "org.jspecify.."));

    /** What something is worth or weighs is never a floating-point number, not even on the way. */
    @ArchTest
    static final ArchRule moneyKnowsNoDouble = classes()
            .that()
            .resideInAnyPackage("io.symbia.events.money", "io.symbia.events.goods")
            .should(holdNoFloatingPointNumber());

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
