package io.symbia.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the packages of the log may know of each other and of the world. */
@AnalyzeClasses(packages = "io.symbia.log", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** A new event needs no release of the log. */
    @ArchTest
    static final ArchRule KNOWS_NO_EVENT_AND_NO_SERVICE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.symbia.log..",
                    "io.symbia.disk..",
                    "io.symbia.tlog..",
                    "java..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "org.bson..",
                    "org.springframework..",
                    "jakarta.servlet..",
                    "io.symbia.http.refusing..",
                    "io.symbia.http.resting..",
                    "io.symbia.kafka..",
                    "org.apache.catalina..",
                    "org.apache.juli..",
                    "org.apache.coyote..",
                    "org.apache.tomcat..",
                    "org.slf4j..",
                    "io.micrometer..",
                    "io.github.resilience4j..",
                    "com.fasterxml.jackson.annotation..",
                    "org.apache.catalina..");

    /**
     * The container is known where it is fitted, where it is bounded, and where its broken connections are told from failures; everything else
     * knows Spring's doors only.
     */
    @ArchTest
    static final ArchRule KEEPS_THE_CONTAINER_IN_ITS_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages("io.symbia.log.http.container", "io.symbia.log.http.limits")
            .and()
            .doNotHaveFullyQualifiedName("io.symbia.log.http.Problems")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.catalina..");

    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.symbia.log.(*)..").should().beFreeOfCycles();

    /** What decides whether the log survives runs without a container, a broker or a database. */
    @ArchTest
    static final ArchRule STORES_AND_SEQUENCES_ON_THE_JDK_ALONE = classes()
            .that()
            .resideInAnyPackage(
                    "io.symbia.log.entries..",
                    "io.symbia.log.storage..",
                    "io.symbia.log.sequencing..",
                    "io.symbia.log.index..",
                    "io.symbia.log.patience..",
                    "io.symbia.log.publishing..",
                    "io.symbia.log.sealing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.symbia.log..", "io.symbia.disk..", "io.symbia.tlog..", "java..");

    @ArchTest
    static final ArchRule KEEPS_SPRING_AT_THE_DOORS = noClasses()
            .that()
            .resideOutsideOfPackages("io.symbia.log", "io.symbia.log.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta.servlet..",
                    "org.apache.catalina..",
                    "org.apache.coyote..",
                    "org.apache.tomcat..");
}
