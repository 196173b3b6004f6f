package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.kubernetes.client.openapi.models.V2MetricIdentifier;
import io.symbia.events.kernel.envelope.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator adds to production, all of it at once: it still renders, and keeps the rules of the rest. */
class ComponentsTest {
    private static final List<String> ALL = List.of(
            "alerts",
            "dashboard",
            "mirrored",
            "backup",
            "outside-clusters",
            "node-local-dns",
            "pull-secret",
            "private-ca",
            "kafka-security",
            "scaling");

    @TempDir
    private static Path own;

    private static Manifests with;

    @BeforeAll
    static void render() throws IOException {
        with = Manifests.render(own, "overlays/witnessed", ALL);
    }

    @Test
    void jobsHaveNoPrivilegeAndAreBoundedToo() {
        assertThat(with.jobs()).containsOnlyKeys("store-backup", "log-snapshot");
        with.jobs().forEach((name, template) -> {
            V1PodSpec pod = template.getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            Stream.concat(pod.getContainers().stream(), containers(pod.getInitContainers()))
                    .forEach(container -> {
                        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                                .isFalse();
                        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                                .isTrue();
                        assertThat(container
                                        .getSecurityContext()
                                        .getCapabilities()
                                        .getDrop())
                                .containsExactly("ALL");
                        assertThat(container.getResources().getLimits())
                                .containsKeys("cpu", "memory", "ephemeral-storage");
                        assertThat(container.getImage()).matches(".+:(?!latest).+");
                    });
        });
        assertThat(with.of(V1CronJob.class)).allSatisfy(job -> {
            assertThat(job.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
            assertThat(job.getSpec().getJobTemplate().getSpec().getActiveDeadlineSeconds())
                    .isPositive();
        });
    }

    /** Every pod is denied all by the base; each job is let to what it asks, by a policy of its role. */
    @Test
    void eachJobIsLetToWhatItAsks() {
        with.jobs()
                .forEach((name, template) -> assertThat(with.of(V1NetworkPolicy.class))
                        .as(name)
                        .anyMatch(policy -> policy.getSpec().getPodSelector().getMatchLabels() != null
                                && !policy.getSpec()
                                        .getPodSelector()
                                        .getMatchLabels()
                                        .isEmpty()
                                && policy.getSpec().getEgress() != null
                                && ManifestsTest.selects(
                                        policy.getSpec().getPodSelector(),
                                        template.getMetadata().getLabels())));
    }

    @Test
    void onlyTheSnapshotSpeaksToTheApiServerAndMayDoOneThing() {
        assertThat(with.of(V1Role.class)).singleElement().satisfies(role -> {
            assertThat(role.getRules()).singleElement().satisfies(rule -> {
                assertThat(rule.getVerbs()).containsExactly("create");
                assertThat(rule.getResources()).containsExactly("volumesnapshots");
            });
        });
        Stream.concat(with.pods().entrySet().stream(), with.jobs().entrySet().stream())
                .forEach(entry -> assertThat(entry.getValue().getSpec().getAutomountServiceAccountToken())
                        .as(entry.getKey())
                        .isEqualTo(entry.getKey().equals("log-snapshot")));
    }

    /** The names in the snapshot and in the backup are those of the volumes that there are. */
    @Test
    void theBackupIsOfTheVolumeThatTheLogHas() {
        V1StatefulSet log = with.of(V1StatefulSet.class).stream()
                .filter(set -> set.getMetadata().getName().equals("log"))
                .findFirst()
                .orElseThrow();
        String claim =
                log.getSpec().getVolumeClaimTemplates().getFirst().getMetadata().getName() + "-log-0";
        assertThat(with.config("log-snapshot").orElseThrow().get("snapshot.yaml"))
                .contains("persistentVolumeClaimName: " + claim);
        assertThat(with.of(V1PersistentVolumeClaim.class))
                .extracting(volume -> volume.getMetadata().getName())
                .contains("backup");
        String policy = Objects.requireNonNull(with.jobs().get("store-backup")).getSpec().getVolumes().stream()
                .map(volume -> volume.getConfigMap())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .getName();
        assertThat(with.config(policy)).isPresent(); // Renamed with its digest like that of the log.
    }

    /** By what waits for them, and never to more than there are partitions; then nothing else says how many there are. */
    @Test
    void servicesScale() {
        List<V2HorizontalPodAutoscaler> scalers = with.of(V2HorizontalPodAutoscaler.class);
        assertThat(scalers)
                .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrder("supply-chain", "logistics", "payment", "credit");
        assertThat(scalers).allSatisfy(scaler -> {
            assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(3);
            assertThat(scaler.getSpec().getMaxReplicas()).isEqualTo(Topics.PARTITIONS);
            V2MetricIdentifier metric = Objects.requireNonNull(
                            scaler.getSpec().getMetrics().getFirst().getExternal())
                    .getMetric();
            assertThat(metric.getName()).isEqualTo("symbia_consumer_lag_records");
            assertThat(metric.getSelector().getMatchLabels())
                    .containsEntry(
                            "process", scaler.getSpec().getScaleTargetRef().getName());
        });
        with.of(V1Deployment.class)
                .forEach(deployment -> assertThat(deployment.getSpec().getReplicas() == null)
                        .as(deployment.getMetadata().getName())
                        .isEqualTo(!deployment.getMetadata().getName().equals("gateway")));
    }

    /** Requests about one thing go to one instance: the gateway is told a name that has the addresses of all. */
    @Test
    void theGatewayKnowsEachInstance() {
        for (String service : List.of("supply-chain", "logistics", "payment", "credit")) {
            String variable = "SYMBIA_" + service.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
            assertThat(with.variable("gateway", variable).getValue()).isEqualTo("http://" + service + "-each:8080");
            assertThat(with.of(V1Service.class))
                    .filteredOn(each -> each.getMetadata().getName().equals(service + "-each"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.getSpec().getClusterIP()).isEqualTo("None"));
        }
    }

    @Test
    void everyPodPullsWithTheSecretOfTheRegistry() {
        with.pods()
                .forEach((name, template) -> assertThat(template.getSpec().getImagePullSecrets())
                        .as(name)
                        .singleElement()
                        .satisfies(secret -> assertThat(secret.getName()).isEqualTo("symbia-registry")));
    }

    @Test
    void eachProcessComesInToKafkaAsItself() {
        for (String process : List.of("supply-chain", "logistics", "payment", "credit", "log")) {
            assertThat(with.variable(process, "SYMBIA_KAFKA_PROPERTIES").getValue())
                    .isEqualTo("/kafka/client.properties");
            assertThat(with.pod(process).getVolumes())
                    .filteredOn(volume -> volume.getName().equals("kafka"))
                    .singleElement()
                    .satisfies(volume ->
                            assertThat(volume.getSecret().getSecretName()).isEqualTo(process + "-kafka"));
            assertThat(with.pod(process).getContainers().getFirst().getVolumeMounts())
                    .anyMatch(
                            mount -> mount.getMountPath().equals("/kafka") && Boolean.TRUE.equals(mount.getReadOnly()));
        }
    }

    @Test
    void theOwnAuthorityReachesAllThatCallOthers() {
        for (String process : List.of("supply-chain", "logistics", "payment", "credit", "log")) {
            V1Container container = with.pod(process).getContainers().getFirst();
            assertThat(with.variable(process, "JDK_JAVA_OPTIONS").getValue()).contains("/ca/truststore.p12");
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount -> mount.getMountPath().equals("/ca") && Boolean.TRUE.equals(mount.getReadOnly()));
        }
        assertThat(with.pod("gateway").getVolumes())
                .noneMatch(volume -> volume.getName().equals("ca"));
    }

    @Test
    void clustersOutsideAreReachedAtAddressesThatNobodyHas() {
        V1NetworkPolicy policy = with.of(V1NetworkPolicy.class).stream()
                .filter(it -> it.getMetadata().getName().equals("to-the-clusters-outside"))
                .findFirst()
                .orElseThrow();
        assertThat(policy.getSpec().getEgress())
                .flatExtracting(rule -> rule.getTo())
                .extracting(peer -> peer.getIpBlock().getCidr())
                .allMatch(cidr -> cidr.matches("(192\\.0\\.2|198\\.51\\.100)\\..*|2001:db8:.*"));
    }

    @Test
    void aRegistryIsOneComponentWithNamesAndDigests() throws IOException {
        Path images = Files.createDirectories(own.resolve("images"));
        Files.writeString(images.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1alpha1
                kind: Component
                images:
                  - name: symbia/gateway
                    newName: registry.example/symbia/gateway
                    digest: sha256:%s
                """.formatted("ab".repeat(32)));
        Path folder = Files.createDirectories(own.resolve("other"));
        Manifests other = Manifests.render(folder, "overlays/production", List.of(images.toString()));
        assertThat(other.pod("gateway").getContainers().getFirst().getImage())
                .isEqualTo("registry.example/symbia/gateway@sha256:" + "ab".repeat(32));
    }

    @Test
    void theDashboardIsLabelledForGrafana() {
        assertThat(with.of(V1ConfigMap.class))
                .filteredOn(map -> map.getMetadata().getName().equals("symbia-dashboard"))
                .singleElement()
                .satisfies(
                        map -> assertThat(map.getMetadata().getLabels()).isEqualTo(Map.of("grafana_dashboard", "1")));
    }

    /** Every pod that runs all the time is read, at a port that it has, under the name by which the rules know it. */
    @Test
    void prometheusReadsEveryPodAndHasTheRules() throws IOException {
        for (Manifests manifests : List.of(with, alerted("witness"), alerted("mirror"))) {
            assertThat(manifests.foreign())
                    .extracting(object -> object.get("kind"))
                    .containsExactlyInAnyOrder("PodMonitor", "PrometheusRule");
            String monitor = manifests.foreign().stream()
                    .filter(object -> object.get("kind").equals("PodMonitor"))
                    .map(String::valueOf)
                    .findFirst()
                    .orElseThrow();
            assertThat(monitor).contains("port=management", "targetLabel=process", "app_kubernetes_io_name");
            manifests.pods().forEach((name, template) -> {
                assertThat(monitor).contains(template.getMetadata().getLabels().get("symbia.io/role"));
                assertThat(template.getSpec().getContainers().getFirst().getPorts())
                        .as(name)
                        .anyMatch(port -> port.getName().equals("http"));
            });
        }
    }

    private static Manifests alerted(String party) throws IOException {
        Path folder = Files.createDirectories(own.resolve(party));
        String alerts = Path.of(System.getProperty("symbia.root"), "k8s", party, "alerts")
                .toString();
        return Manifests.render(folder, party + "/example", List.of(alerts));
    }

    private static Stream<V1Container> containers(List<V1Container> some) {
        return Optional.ofNullable(some).stream().flatMap(List::stream);
    }
}
