package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What compose starts comes back by itself, takes no more than it may, and says when it is ready. */
class ComposeTest {
    private static final Path FOLDER = Path.of(System.getProperty("symbia.root"), "deploy/compose");

    private static final Map<String, Map<?, ?>> services = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Map<String, Map<String, Map<?, ?>>> file = new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
        services.putAll(Objects.requireNonNull(file.get("services")));
        assertThat(services).hasSize(12);
    }

    @Test
    void everythingComesBackAndIsBounded() {
        services.forEach((name, service) -> {
            assertThat(service.get("restart")).as(name).isEqualTo("unless-stopped");
            assertThat(String.valueOf(service.get("mem_limit"))).as(name).matches("[0-9]+m");
            assertThat(service.get("pids_limit")).as(name).isNotNull();
            assertThat(String.valueOf(service.get("logging"))).as(name).contains("max-size", "max-file");
        });
    }

    @Test
    void everythingSaysWhenItIsReady() {
        services.forEach((name, service) -> {
            List<?> test = (List<?>) ((Map<?, ?>) Objects.requireNonNull(service.get("healthcheck"), name)).get("test");
            assertThat(test.getFirst()).as(name).isEqualTo("CMD");
            if (String.valueOf(service.get("image")).startsWith("symbia/")) {
                assertThat(test.getLast()).as(name).isEqualTo("io.symbia.images.ReadinessCheck");
            }
        });
    }

    /** A set that was only made takes no writes yet. */
    @Test
    void theDatabaseIsHealthyWhenItTakesWrites() {
        List<?> test = (List<?>) ((Map<?, ?>) services.get("mongo").get("healthcheck")).get("test");
        assertThat(String.valueOf(test.getLast()))
                .contains("rs.initiate", "if (!db.hello().isWritablePrimary) quit(1)");
    }

    @Test
    void nobodyStartsBeforeWhatItNeedsIsHealthy() {
        services.forEach((name, service) -> {
            Map<?, ?> needs = (Map<?, ?>) Objects.requireNonNullElse(service.get("depends_on"), Map.of());
            needs.forEach((needed, how) -> {
                assertThat(services).as(name).containsKey(String.valueOf(needed));
                assertThat(how).as(name + " of " + needed).isEqualTo(Map.of("condition", "service_healthy"));
            });
        });
        assertThat(((Map<?, ?>) services.get("gateway").get("depends_on"))).hasSize(5);
    }

    /** A folder that is not there is made by docker, as root; so it is in the repository, and docker makes none. */
    @Test
    void thePolicyFolderIsOursAndNotRoots() {
        List<?> volumes = (List<?>) services.get("log").get("volumes");
        assertThat(volumes)
                .filteredOn(volume -> volume instanceof Map<?, ?>)
                .singleElement()
                .satisfies(volume -> {
                    assertThat(String.valueOf(volume)).contains("create_host_path=false", "read_only=true");
                    assertThat(FOLDER.resolve(String.valueOf(((Map<?, ?>) volume).get("source"))))
                            .isDirectory();
                });
    }
}
