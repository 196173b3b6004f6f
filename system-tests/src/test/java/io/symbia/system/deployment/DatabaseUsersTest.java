package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code k8s/database/make-users}: a user and a Secret per process, and no right that the process does not use. A stand-in runs the script for
 * mongosh and writes down what would be made.
 */
class DatabaseUsersTest {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));
    private static final List<String> SERVICES = List.of("supply-chain", "logistics", "payment", "credit");
    private static final String STAND_IN = """
            #!/usr/bin/env bash
            exec node -e '
              const made = [];
              global.print = () => {};
              global.db = { getSiblingDB: () => ({ getRole: () => null, getUser: () => null,
                createRole: (it) => made.push(it), createUser: (it) => made.push(it) }) };
              require(require("path").resolve(process.argv[1]));
              require("fs").writeFileSync(process.env.MADE, JSON.stringify(made));' "$4"
            """;

    @TempDir
    private Path folder;

    @Test
    void eachProcessIsAUserWithItsOwnDatabaseAlone() throws Exception {
        Map<String, String> rights = new TreeMap<>();
        List<String> privileges = new ArrayList<>();
        for (JsonNode made : made("mongodb://admin:secret@one:27017,two:27017/?replicaSet=rs0&tls=true")) {
            if (made.has("role")) privileges.add(made.path("privileges").toString());
            else rights.put(made.path("user").asString(), made.path("roles").toString());
        }
        assertThat(rights).hasSize(6);
        for (String service : SERVICES) {
            assertThat(rights.get(service))
                    .isEqualTo("[{\"role\":\"readWrite\",\"db\":\"symbia_" + service.replace('-', '_') + "\"}]");
        }
        assertThat(rights.get("log")).isEqualTo("[{\"role\":\"symbiaLogState\",\"db\":\"admin\"}]");
        assertThat(privileges)
                .containsExactly("[{\"resource\":{\"db\":\"symbia_log\",\"collection\":\"log_state\"},"
                        + "\"actions\":[\"find\",\"insert\",\"update\"]}]");
    }

    /** The names are those that the code connects to. */
    @Test
    void theDatabasesAreThoseOfTheCode() throws IOException {
        assertThat(source("services/support/src/main/java/io/symbia/support/platform/Settings.java"))
                .contains("return \"symbia_\" + service.replace('-', '_')");
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("ledger-anchor/log/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(DatabaseUsersTest::text)
                    .filter(text -> text.contains("MongoCollection<"))
                    .flatMap(text -> Pattern.compile("(DATABASE|COLLECTION) = \"(\\w+)\"")
                            .matcher(text)
                            .results()
                            .map(found -> found.group(2)))
                    .forEach(named::add);
        }
        assertThat(named).containsExactlyInAnyOrder("symbia_log", "log_state");
    }

    @Test
    void theSecretsAreThoseThatThePodsWaitFor() throws Exception {
        Map<String, Map<String, String>> secrets = new TreeMap<>();
        for (Object document : new Yaml().loadAll(printed("mongodb+srv://admin@cluster.example"))) {
            Map<?, ?> secret = (Map<?, ?>) document;
            @SuppressWarnings("unchecked") // A Secret's own shape.
            Map<String, String> data = (Map<String, String>) secret.get("stringData");
            secrets.put(String.valueOf(((Map<?, ?>) secret.get("metadata")).get("name")), data);
        }
        assertThat(secrets).hasSize(6);
        for (String process : Stream.concat(SERVICES.stream(), Stream.of("log")).toList()) {
            Map<String, String> data = Objects.requireNonNull(secrets.get(process + "-connections"));
            assertThat(data).containsOnlyKeys("mongo-uri", "kafka-bootstrap");
            assertThat(data.get("mongo-uri"))
                    .matches("mongodb\\+srv://" + process + ":[0-9a-f]{48}@cluster\\.example/\\?authSource=admin");
        }
        assertThat(secrets.get("backup-connections")).containsOnlyKeys("mongo-uri");
        assertThat(secrets.values()).extracting(data -> data.get("mongo-uri")).doesNotHaveDuplicates();
    }

    private JsonNode made(String address) throws Exception {
        printed(address);
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("made.json")));
    }

    private String printed(String address) throws Exception {
        Path standIn = Files.writeString(folder.resolve("mongosh"), STAND_IN);
        assertThat(standIn.toFile().setExecutable(true)).isTrue();
        for (String program : List.of("node", "openssl", "bash")) {
            boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
            assumeTrue(there, program + " is not installed");
        }
        ProcessBuilder builder =
                new ProcessBuilder(ROOT.resolve("k8s/database/make-users").toString(), address, "kafka:9092");
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + File.pathSeparator + path);
        builder.environment().put("MADE", folder.resolve("made.json").toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    private static String source(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
