package io.symbia.system.repository;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may import which: docs/architecture in one file that fails. */
class ArchitectureTest {
    private static final List<String> SERVICES = List.of("supplychain", "logistics", "payment", "credit");

    private static JavaClasses house;

    @BeforeAll
    static void readAllRooms() throws IOException {
        try (Stream<Path> tree = Files.walk(Repository.ROOT, 4)) {
            List<Path> rooms =
                    tree.filter(path -> path.endsWith("target/classes")).toList();
            assertThat(rooms).as("compiled rooms; run the build from the root").hasSizeGreaterThan(8);
            house = new ClassFileImporter().importPaths(rooms);
        }
    }

    @Test
    void theLogsMathematicsStandsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.symbia.tlog..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.symbia.tlog.."))
                .check(house);
    }

    @Test
    void whatServicesTellEachOtherKnowsNeitherSpringNorTheLog() {
        noClasses()
                .that()
                .resideInAPackage("io.symbia.events..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..", "io.symbia.tlog..", "io.symbia.support..", "org.axonframework.."))
                .check(house);
    }

    @Test
    void whatAllDoorsShareKnowsNobodyOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage("io.symbia.http..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.symbia..").and(resideOutsideOfPackages("io.symbia.http..")))
                .check(house);
        classes()
                .that()
                .resideInAPackage("io.symbia.http.asking..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.symbia.http.asking.."))
                .check(house);
    }

    @Test
    void howToReachKafkaKnowsNobodyOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage("io.symbia.kafka..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.symbia..").and(resideOutsideOfPackages("io.symbia.kafka..")))
                .check(house);
    }

    @Test
    void theLogKnowsNoEventAndNoService() {
        noClasses()
                .that()
                .resideInAPackage("io.symbia.log..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.symbia.events..",
                        "io.symbia.support..",
                        "io.symbia.supplychain..",
                        "io.symbia.logistics..",
                        "io.symbia.payment..",
                        "io.symbia.credit.."))
                .check(house);
    }

    @Test
    void theVerifierNeedsOnlyTheEventsAndTheMathematics() {
        noClasses()
                .that()
                .resideInAPackage("io.symbia.verifier..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.symbia.log..", "io.symbia.support..", "org.springframework.."))
                .check(house);
    }

    @Test
    void supportCarriesNoDomainEvent() {
        noClasses()
                .that()
                .resideInAPackage("io.symbia.support..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.symbia.events.supplychain..",
                        "io.symbia.events.logistics..",
                        "io.symbia.events.payment..",
                        "io.symbia.events.credit.."))
                .check(house);
    }

    @TestFactory
    Stream<DynamicTest> noServiceImportsAnother() {
        return SERVICES.stream()
                .map(service -> DynamicTest.dynamicTest(
                        service,
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage("io.symbia." + service + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.symbia." + service + "..")
                                .check(house)));
    }

    @Test
    void aggregatesDecideWithoutTheWorld() {
        noClasses()
                .that(new DeclaresCommandHandlers())
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "com.mongodb..",
                        "org.bson..",
                        "java.net..",
                        "jakarta.."))
                .check(house);
        noClasses()
                .that(new DeclaresCommandHandlers())
                .should()
                .callMethodWhere(new ReadsTimeOrChance())
                .check(house);
    }

    @TestFactory
    Stream<DynamicTest> roomsHaveNoCycles() {
        return Stream.concat(SERVICES.stream(), Stream.of("events", "support", "log", "verifier", "local", "client"))
                .map(room -> DynamicTest.dynamicTest(
                        room,
                        () -> slices().matching("io.symbia." + room + ".(**)")
                                .should()
                                .beFreeOfCycles()
                                .check(house)));
    }

    /** Formatted text becomes machines' data sooner or later: the language of the machine is put aside before anything else. */
    @Test
    void everyProcessBeginsByPuttingTheMachinesLanguageAside() {
        methods()
                .that()
                .haveName("main")
                .and()
                .areStatic()
                .should(new BeginsWithoutLanguage())
                .check(house);
    }

    @Test
    void nothingReadsTheInternalsOfAnythingUnnamed() {
        noClasses()
                .that(resideOutsideOfPackages("io.symbia.local.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("sun..", "jdk.internal.."))
                .check(house);
    }
}
