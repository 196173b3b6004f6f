package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1EnvVar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What a process is told is what it listens to: a name that drifts in one place fails here. */
class EnvironmentNamesTest {
    private static final Path COMPOSE = Path.of(System.getProperty("symbia.root"), "deploy/compose/compose.yaml");
    private static final String OURS = "symbia/";

    @Test
    void findsTheNamesThatCodeReads() {
        assertThat(ProcessEnvironment.of("payment").reads())
                .contains("SYMBIA_MONGO_URI", "SYMBIA_KAFKA_BOOTSTRAP", "SYMBIA_LOG_PUBLIC_URL", "SERVER_PORT")
                .doesNotContain("SYMBIA_LOG_DATA", "SYMBIA_CREDIT_URL");
        assertThat(ProcessEnvironment.of("gateway").local())
                .contains("SYMBIA_CREDIT_URL", "SERVER_ADDRESS")
                .doesNotContain("SYMBIA_MONGO_URI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overlays/local",
                "overlays/production",
                "overlays/witnessed",
                "witness/example",
                "mirror/example"
            })
    void aClusterTellsEachProcessWhatItReads(String folder) {
        Map<String, Set<String>> told = new TreeMap<>();
        Manifests.render(folder)
                .pods()
                .forEach((name, pod) -> told.put(
                        name,
                        names(pod.getSpec().getContainers().stream()
                                .flatMap(container -> container.getEnv().stream())
                                .toList())));
        assertThat(told).isNotEmpty();
        told.forEach(EnvironmentNamesTest::fits);
        // The platform starts nothing that has no port, and lets in nobody that it is not told to.
        if (folder.equals("overlays/local")) {
            assertThat(told.get("platform"))
                    .isEqualTo(ProcessEnvironment.of("platform").reads());
        }
    }

    @Test
    void composeTellsEachProcessWhatItReads() throws IOException {
        Map<String, Set<String>> told = composeNames();
        assertThat(told).containsKeys("supply-chain", "logistics", "payment", "credit", "gateway", "log");
        told.forEach(EnvironmentNamesTest::fits);
    }

    private static void fits(String process, Set<String> told) {
        ProcessEnvironment environment = ProcessEnvironment.of(process);
        assertThat(environment.reads()).as("names that %s reads", process).containsAll(told);
        assertThat(told).as("what %s is told", process).containsAll(environment.local());
    }

    private static Set<String> names(List<V1EnvVar> variables) {
        Set<String> names = new TreeSet<>();
        variables.forEach(variable -> names.add(variable.getName()));
        return names;
    }

    /** Of the services that run an image of ours. */
    private static Map<String, Set<String>> composeNames() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(Files.readString(COMPOSE));
        Map<String, Set<String>> told = new TreeMap<>();
        compose.get("services").forEach((name, service) -> {
            if (!String.valueOf(service.get("image")).startsWith(OURS)) return;
            Set<String> names = new TreeSet<>();
            ((Map<?, ?>) service.get("environment")).keySet().forEach(key -> names.add(String.valueOf(key)));
            told.put(name, names);
        });
        return told;
    }
}
