package io.symbia.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is checked must stand without the programs that made it, and without a network unless one is asked for. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsNeitherTheLogNorAnyService = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "picocli..",
                    "tools.jackson..",
                    "io.symbia.tlog..",
                    "io.symbia.events..",
                    "io.symbia.verifier..");

    @ArchTest
    static final ArchRule onlyTheSourcesKnowTheNetwork = noClasses()
            .that()
            .resideOutsideOfPackage("io.symbia.verifier.source")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..");

    @ArchTest
    static final ArchRule roomsImportOneAnotherInOneDirection =
            slices().matching("io.symbia.verifier.(*)..").should().beFreeOfCycles();
}
