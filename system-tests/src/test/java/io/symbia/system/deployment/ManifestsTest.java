package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1IPBlock;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pod Security "restricted", the NSA's hardening guide where it goes further, and our own rule of one writer. */
class ManifestsTest {
    private static final List<String> ROOMS =
            List.of("supply-chain", "logistics", "payment", "credit", "gateway", "log");

    private static final int MANAGEMENT = 8081;

    private static Manifests local;
    private static Manifests production;
    private static Manifests witnessed;
    private static Manifests witness;

    @BeforeAll
    static void render() {
        local = Manifests.render("overlays/local");
        production = Manifests.render("overlays/production");
        witnessed = Manifests.render("overlays/witnessed");
        witness = Manifests.render("witness/example");
    }

    static Stream<Manifests> houses() {
        return Stream.of(local, production, witnessed);
    }

    static Stream<Manifests> everything() {
        return Stream.concat(houses(), Stream.of(witness));
    }

    @ParameterizedTest
    @MethodSource("houses")
    void hasEveryRoomOfTheHouse(Manifests overlay) {
        assertThat(overlay.pods()).containsKeys(ROOMS.toArray(String[]::new)).doesNotContainKey("witness");
        assertThat(local.pods()).containsKey("platform");
        assertThat(production.pods()).doesNotContainKey("platform");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theNamespaceRefusesAnythingLess(Manifests overlay) {
        assertThat(overlay.of(V1Namespace.class))
                .singleElement()
                .satisfies(namespace -> assertThat(namespace.getMetadata().getLabels())
                        .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void noPodHasAPrivilege(Manifests overlay) {
        overlay.pods().forEach((name, template) -> {
            V1PodSpec pod = template.getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getHostNetwork()).as(name).isNotEqualTo(true);
            for (V1Container container : pod.getContainers()) {
                V1SecurityContext security = container.getSecurityContext();
                assertThat(security.getAllowPrivilegeEscalation()).as(name).isFalse();
                assertThat(security.getReadOnlyRootFilesystem()).as(name).isTrue();
                assertThat(security.getCapabilities().getDrop()).as(name).containsExactly("ALL");
                assertThat(security.getCapabilities().getAdd()).as(name).isNullOrEmpty();
            }
            assertThat(pod.getVolumes()).as(name).allMatch(volume -> volume.getHostPath() == null);
        });
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyContainerIsBoundedAndProbed(Manifests overlay) {
        overlay.pods().forEach((name, template) -> {
            for (V1Container container : template.getSpec().getContainers()) {
                assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits())
                        .as(name)
                        .containsKeys("cpu", "memory", "ephemeral-storage");
                assertThat(container.getStartupProbe()).as(name).isNotNull();
                assertThat(container.getLivenessProbe()).as(name).isNotNull();
                assertThat(container.getReadinessProbe().getHttpGet().getPath())
                        .as(name)
                        .endsWith("/readiness");
                assertThat(container.getImage()).as(name).matches("symbia/[a-z-]+:(?!latest).+");
            }
        });
    }

    /** Of every process that readers can reach, which the embedded platform is not. */
    @ParameterizedTest
    @MethodSource("everything")
    void probesAndMetricsHaveAPortThatNobodyElseIsLedTo(Manifests overlay) {
        overlay.pods().forEach((name, template) -> {
            if (name.equals("platform")) return;
            for (V1Container container : template.getSpec().getContainers()) {
                assertThat(Stream.of(
                                container.getStartupProbe(),
                                container.getLivenessProbe(),
                                container.getReadinessProbe()))
                        .as(name)
                        .allMatch(probe ->
                                probe.getHttpGet().getPort().getStrValue().equals("management"));
                assertThat(container.getPorts())
                        .as(name)
                        .anyMatch(port -> port.getName().equals("management") && port.getContainerPort() == MANAGEMENT);
                assertThat(container.getEnv())
                        .as(name)
                        .anyMatch(variable -> variable.getName().equals("MANAGEMENT_SERVER_PORT")
                                && variable.getValue().equals(Integer.toString(MANAGEMENT)));
            }
        });
        assertThat(overlay.of(V1Service.class))
                .flatExtracting(service -> service.getSpec().getPorts())
                .noneMatch(port -> port.getTargetPort().toString().equals("management"));
        assertThat(overlay.of(V1NetworkPolicy.class))
                .filteredOn(policy -> policy.getSpec().getIngress() != null
                        && policy.getSpec().getIngress().stream()
                                .filter(rule -> rule.getPorts() != null)
                                .flatMap(rule -> rule.getPorts().stream())
                                .anyMatch(port -> port.getPort().getIntValue() == MANAGEMENT))
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactly("metrics");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyWorkloadHasADisruptionBudgetAndAService(Manifests overlay) {
        overlay.pods().forEach((name, template) -> {
            Map<String, String> labels = template.getMetadata().getLabels();
            assertThat(overlay.of(V1PodDisruptionBudget.class))
                    .as(name)
                    .filteredOn(budget -> selects(budget.getSpec().getSelector(), labels))
                    .hasSize(1);
            assertThat(overlay.of(V1Service.class))
                    .as(name)
                    .filteredOn(service -> labels.entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .filteredOn(service -> !service.getMetadata().getName().endsWith("-each"))
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nobodyTalksToAnybodyUnlessAPolicySaysSo(Manifests overlay) {
        List<V1NetworkPolicy> policies = overlay.of(V1NetworkPolicy.class);
        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.getMetadata().getName()).isEqualTo("deny-all");
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isNullOrEmpty();
            assertThat(policy.getSpec().getEgress()).isNullOrEmpty();
        });
        for (V1NetworkPolicy policy : policies) {
            assertThat(overlay.pods().values())
                    .as("pods that %s is about", policy.getMetadata().getName())
                    .anyMatch(pod -> selects(
                            policy.getSpec().getPodSelector(), pod.getMetadata().getLabels()));
        }
    }

    @ParameterizedTest
    @MethodSource("houses")
    void theLogHasOneWriter(Manifests overlay) {
        V1StatefulSet log = overlay.of(V1StatefulSet.class).stream()
                .filter(set -> set.getMetadata().getName().equals("log"))
                .findFirst()
                .orElseThrow();
        assertThat(log.getSpec().getReplicas()).isEqualTo(1);
        assertThat(log.getSpec().getVolumeClaimTemplates())
                .singleElement()
                .satisfies(claim -> assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOncePod"));
    }

    /** Of one service and one version: two of a service on one node would else be as good as one of each of two. */
    @Test
    void replicasOfAServiceAreSpreadOverZonesAndOverHosts() {
        for (V1Deployment deployment : production.of(V1Deployment.class)) {
            var constraints = deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints();
            assertThat(constraints)
                    .extracting(V1TopologySpreadConstraint::getTopologyKey)
                    .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
            assertThat(constraints).allSatisfy(constraint -> {
                assertThat(constraint.getMaxSkew()).isEqualTo(1);
                assertThat(constraint.getMatchLabelKeys())
                        .containsExactly("app.kubernetes.io/name", "pod-template-hash");
                assertThat(constraint.getNodeTaintsPolicy()).isEqualTo("Honor"); // Else a drain waits for itself.
                assertThat(selects(
                                constraint.getLabelSelector(),
                                deployment.getSpec().getTemplate().getMetadata().getLabels()))
                        .isTrue();
            });
        }
    }

    /** Whoever takes over one process has its right and nobody else's. */
    @ParameterizedTest
    @MethodSource("houses")
    void eachProcessHasConnectionsOfItsOwn(Manifests overlay) {
        Map<String, Set<String>> secrets = new TreeMap<>();
        overlay.pods()
                .forEach((name, template) -> template.getSpec().getContainers().stream()
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> variable.getValueFrom() != null
                                && variable.getValueFrom().getSecretKeyRef() != null)
                        .forEach(variable -> secrets.computeIfAbsent(name, _ -> new TreeSet<>())
                                .add(variable.getValueFrom()
                                        .getSecretKeyRef()
                                        .getName()
                                        .replaceFirst("-[a-z0-9]{10}$", ""))));
        assertThat(secrets).hasSize(5).doesNotContainKey("gateway");
        secrets.forEach((name, of) -> assertThat(of).containsExactly(name + "-connections"));
    }

    @Test
    void theLogReachesWitnessesAndNoAddressThatIsNotPublic() {
        List<V1IPBlock> blocks = production.of(V1NetworkPolicy.class).stream()
                .filter(policy -> policy.getMetadata().getName().equals("to-the-witnesses"))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getTo().stream())
                .map(V1NetworkPolicyPeer::getIpBlock)
                .toList();
        assertThat(blocks).extracting(V1IPBlock::getCidr).containsExactly("0.0.0.0/0", "::/0");
        for (String inside : List.of(
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.0.1",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1")) {
            assertThat(blocks).as(inside).noneMatch(block -> Cidr.lets(block, inside));
        }
        for (String outside : List.of("1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111")) {
            assertThat(blocks).as(outside).anyMatch(block -> Cidr.lets(block, outside));
        }
    }

    @ParameterizedTest
    @MethodSource("houses")
    void namesMayBeAskedInAnyNamespaceThatSaysSo(Manifests overlay) {
        assertThat(overlay.of(V1NetworkPolicy.class))
                .filteredOn(policy -> policy.getMetadata().getName().equals("names"))
                .singleElement()
                .satisfies(policy -> assertThat(
                                policy.getSpec().getEgress().getFirst().getTo())
                        .extracting(peer -> peer.getNamespaceSelector().getMatchLabels())
                        .containsExactlyInAnyOrder(
                                Map.of("kubernetes.io/metadata.name", "kube-system"), Map.of("symbia.io/dns", "true")));
    }

    static boolean selects(V1LabelSelector selector, Map<String, String> labels) {
        boolean labelled = selector.getMatchLabels() == null
                || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
        return labelled
                && (selector.getMatchExpressions() == null
                        || selector.getMatchExpressions().stream()
                                .allMatch(it -> it.getOperator().equals("In")
                                        && it.getValues().contains(labels.get(it.getKey()))));
    }
}
