package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only the operator of a log, or of a witness, can know is theirs to give: nothing starts without it, and examples show how. */
class OperatorsOwnTest {
    private static final String LOCAL = ".local";

    private static Manifests production;
    private static Manifests witnessed;
    private static Manifests bareWitness;
    private static Manifests witness;

    @BeforeAll
    static void render() {
        production = Manifests.render("overlays/production");
        witnessed = Manifests.render("overlays/witnessed");
        bareWitness = Manifests.render("witness/base");
        witness = Manifests.render("witness/example");
    }

    @Test
    void productionStartsNoLogWithoutAnOriginAndAPolicyOfItsOperators() {
        V1EnvVar origin = production.variable("log", "SYMBIA_LOG_ORIGIN");
        assertThat(origin.getValueFrom().getConfigMapKeyRef().getName()).isEqualTo("symbia");
        assertThat(production.configOf(origin)).isEmpty();
        assertThat(policyMap(production)).isEqualTo("symbia-policy");
        assertThat(production.config("symbia-policy")).isEmpty();
        assertThat(production.yaml()).doesNotContain(LOCAL);
    }

    @Test
    void theExampleOfALogHasAnOriginAndAPolicyWithAQuorumOfWitnesses() {
        V1EnvVar origin = witnessed.variable("log", "SYMBIA_LOG_ORIGIN");
        assertThat(witnessed.configOf(origin).orElseThrow().get("log-origin")).endsWith(".example");
        assertThat(witnessed.yaml()).doesNotContain(LOCAL);

        Policy policy = examplePolicy();
        assertThat(policy.quorum()).isNotEqualTo(Policy.NONE);
        assertThat(policy.witnesses()).isNotEmpty().allSatisfy(known -> {
            assertThat(known.key().type().isCosignature()).isTrue();
            assertThat(known.url().orElseThrow())
                    .startsWith("https://"); // All that the log's network policy lets through.
        });
        System.out.printf(
                "event=example-policy keys=%d quorum=%s%n", policy.witnesses().size(), policy.quorum());
    }

    @Test
    void theLogReadsItsPolicyWhereItIsMounted() {
        String file = witnessed.variable("log", "SYMBIA_LOG_POLICY").getValue();
        V1Container log = witnessed.pod("log").getContainers().getFirst();
        assertThat(log.getVolumeMounts())
                .filteredOn(mount -> mount.getName().equals("policy"))
                .singleElement()
                .satisfies(mount -> {
                    assertThat(mount.getReadOnly()).isTrue();
                    assertThat(file).isEqualTo(mount.getMountPath() + "/policy.txt");
                });
        assertThat(witnessed.config(policyMap(witnessed)).orElseThrow()).containsOnlyKeys("policy.txt");
    }

    @Test
    void aWitnessStartsOnlyWithANameAndLogsOfItsOwn() {
        for (String variable : List.of("SYMBIA_WITNESS_NAME", "SYMBIA_WITNESS_LOGS")) {
            assertThat(bareWitness.configOf(bareWitness.variable("witness", variable)))
                    .isEmpty();
        }
        Map<String, String> own = witness.configOf(witness.variable("witness", "SYMBIA_WITNESS_NAME"))
                .orElseThrow();
        assertThat(own).containsOnlyKeys("name", "logs");
        List<VerifierKey> logs = Stream.of(own.get("logs").split(",", -1))
                .map(VerifierKey::parse)
                .toList();
        assertThat(logs).isNotEmpty().allMatch(key -> !key.type().isCosignature());
    }

    /** The two examples are of one story: this witness watches that log, whose policy names it. */
    @Test
    void theExamplesKnowEachOther() {
        Map<String, String> own = witness.configOf(witness.variable("witness", "SYMBIA_WITNESS_NAME"))
                .orElseThrow();
        Map<String, String> log = witnessed
                .configOf(witnessed.variable("log", "SYMBIA_LOG_ORIGIN"))
                .orElseThrow();
        assertThat(VerifierKey.parse(own.get("logs")).name()).isEqualTo(log.get("log-origin"));
        assertThat(examplePolicy().witnesses())
                .extracting(known -> known.key().name())
                .contains(own.get("name"));
    }

    @Test
    void aWitnessIsOneProcessWhoseMemoryOutlivesIt() {
        V1StatefulSet set = witness.of(V1StatefulSet.class).getFirst();
        assertThat(set.getSpec().getReplicas()).isEqualTo(1);
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenScaled())
                .isEqualTo("Retain");
        assertThat(set.getSpec().getVolumeClaimTemplates()).singleElement().satisfies(claim -> {
            assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOncePod");
            assertThat(folderOf("witness", claim.getMetadata().getName()))
                    .isEqualTo("/data"); // The folder that the image lets the user write to.
        });
        assertThat(witness.variable("witness", "SYMBIA_WITNESS_DATA").getValue())
                .startsWith("/data/");
        assertThat(witness.pod("witness").getSecurityContext().getFsGroup())
                .isEqualTo(witness.pod("witness").getSecurityContext().getRunAsUser());
    }

    @Test
    void aWitnessAsksNobodyAndIsNoPartOfThePlatform() {
        assertThat(witness.of(V1NetworkPolicy.class))
                .allSatisfy(policy -> assertThat(policy.getSpec().getEgress()).isNullOrEmpty());
        assertThat(witness.objects())
                .allSatisfy(object -> assertThat(Objects.requireNonNullElse(
                                object.getMetadata().getNamespace(),
                                object.getMetadata().getName()))
                        .isEqualTo("symbia-witness"));
        assertThat(production.yaml()).doesNotContain("symbia-witness");
        assertThat(witness.yaml()).doesNotContain("part-of").doesNotContain("secretKeyRef");
    }

    private static String policyMap(Manifests overlay) {
        V1PodSpec log = overlay.pod("log");
        return log.getVolumes().stream()
                .filter(volume -> volume.getName().equals("policy"))
                .map(volume -> volume.getConfigMap().getName())
                .findFirst()
                .orElseThrow();
    }

    private static Policy examplePolicy() {
        return Policy.parse(StrictUtf8.encode(
                witnessed.config(policyMap(witnessed)).orElseThrow().get("policy.txt")));
    }

    private static String folderOf(String workload, String volume) {
        return witness.pod(workload).getContainers().getFirst().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .map(V1VolumeMount::getMountPath)
                .findFirst()
                .orElseThrow();
    }
}
