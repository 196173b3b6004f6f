package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code k8s/check} against a stand-in of kubectl: renders for real, and answers as the cluster in front of it would. */
class ClusterCheckTest {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));

    /** A cluster that has everything; a line of {@code GONE} takes away what it matches. */
    private static final String STAND_IN = """
            #!/usr/bin/env bash
            [[ $1 == kustomize ]] && PATH=$REAL_PATH exec kubectl "$@"
            [[ -n ${GONE:-} && "$*" =~ $GONE ]] && exit 1
            case "$*" in
              *"--raw /version"*) echo "{\\"major\\": \\"1\\", \\"minor\\": \\"${MINOR:-33}\\"}" ;;
              *"get nodes -o name"*) printf 'node/a\\nnode/b\\nnode/c\\n' ;;
              *"get nodes"*zone*) printf 'z1\\nz2\\nz3\\n' ;;
              *"get nodes"*) printf '%s\\n' "${NODE:-8 32Gi}" "${NODE:-8 32Gi}" "${NODE:-7910m 32386048Ki}" ;;
              *"get Secret"*) echo 'mongo-uri kafka-bootstrap truststore.p12 .dockerconfigjson ' ;;
              *"get ConfigMap"*) echo "${KEYS:-log-origin policy.txt }" ;;
              *"get namespaces -l"*) echo namespace/there ;;
              *"get ingress"*) echo "gateway tls=${TLS-gateway-tls}" ;;
              *"get storageclass"*) echo 'fast default=true grows=true reclaim=Retain' ;;
              *"get statefulset log"*) echo "${STORAGE-}" ;;
              *) echo there ;;
            esac
            """;

    @TempDir
    private Path folder;

    private Path own;

    private record Said(int status, String text) {}

    @BeforeEach
    void anOperatorsOwnFolder() throws IOException {
        own = Files.createDirectories(folder.resolve("own"));
        Manifests.render(own, "overlays/production", List.of("alerts", "backup", "private-ca", "pull-secret"));
        Path standIn =
                Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("kubectl"), STAND_IN);
        assertThat(standIn.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aClusterThatHasEverythingMissesNothing() throws Exception {
        Said said = check(own);
        assertThat(said.text()).contains("Nothing is missing.").doesNotContain("missing  ");
        assertThat(said.status()).isZero();
    }

    @Test
    void eachThingThatIsGoneIsNamedWithWhatToDo() throws Exception {
        for (String[] gone : new String[][] {
            {"get namespace symbia", "namespace symbia"},
            {"get Secret credit-connections", "Secret credit-connections"},
            {"get Secret backup-connections", "Secret backup-connections"},
            {"get Secret symbia-ca", "Secret symbia-ca"},
            {"get Secret symbia-registry", "Secret symbia-registry"},
            {"get ConfigMap symbia ", "ConfigMap symbia"},
            {"get ConfigMap symbia-policy", "ConfigMap symbia-policy"},
            {"-l symbia.io/kafka", "symbia.io/kafka=true"},
            {"-l symbia.io/mongodb", "symbia.io/mongodb=true"},
            {"-l symbia.io/ingress", "symbia.io/ingress=true"},
            {"get storageclass", "a StorageClass that is the default"},
            {"get crd podmonitors", "podmonitors.monitoring.coreos.com"},
            {"get crd volumesnapshots", "volumesnapshots.snapshot.storage.k8s.io"},
        }) {
            Said said = check(own, "GONE", gone[0]);
            assertThat(said.text()).contains("missing  ").contains(gone[1]).contains("\n1 missing.");
            assertThat(said.status()).as(said.text()).isEqualTo(1);
        }
    }

    @Test
    void whatIsThereAndNotEnoughIsNamedToo() throws Exception {
        assertThat(check(own, "MINOR", "29").text()).contains("missing  Kubernetes 1.30 or later, this is 1.29");
        assertThat(check(own, "NODE", "4 8Gi").text()).contains("missing  room: 17000 m of processor and 17408 Mi");
        assertThat(check(own, "KEYS", "policy.txt ").text()).contains("missing  key log-origin of ConfigMap symbia");
        assertThat(check(own, "TLS", "").text()).contains("missing  TLS at the Ingress");
        assertThat(check(own, "STORAGE", "20Gi").text())
                .contains("asks for 20Gi, the folder for 500Gi", "--cascade=orphan");
    }

    @Test
    void anExampleIsNotOnesOwn() throws Exception {
        Said said = check(ROOT.resolve("k8s/overlays/witnessed"));
        assertThat(said.text()).contains("an origin of your own", "witnesses of your own");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void whoCannotAskSaysSo() throws Exception {
        assertThat(check(own, "GONE", "--raw").status()).isEqualTo(2);
        assertThat(check(folder).status()).isEqualTo(2);
    }

    private Said check(Path overlay, String... environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("k8s/check").toString(), overlay.toString());
        String path = System.getenv("PATH");
        builder.environment().put("REAL_PATH", path);
        builder.environment().put("PATH", folder.resolve("bin") + File.pathSeparator + path);
        for (int index = 0; index < environment.length; index += 2) {
            builder.environment().put(environment[index], environment[index + 1]);
        }
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
