package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pod Security "restricted", the NSA's hardening guide where it goes further, and our own rule of one writer. */
class ManifestsTest {
    private static final List<String> ROOMS =
            List.of("supply-chain", "logistics", "payment", "credit", "gateway", "log");

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

    private static boolean selects(V1LabelSelector selector, Map<String, String> labels) {
        boolean labelled = selector.getMatchLabels() == null
                || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
        return labelled
                && (selector.getMatchExpressions() == null
                        || selector.getMatchExpressions().stream()
                                .allMatch(it -> it.getOperator().equals("In")
                                        && it.getValues().contains(labels.get(it.getKey()))));
    }
}
