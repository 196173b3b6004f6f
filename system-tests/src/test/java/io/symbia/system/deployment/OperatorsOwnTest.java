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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aMirrorStartsOnlyWithANameLogsAndAPolicyOfItsOwn() {
        Manifests bare = Manifests.render("mirror/base");
        for (String variable : List.of("SYMBIA_MIRROR_NAME", "SYMBIA_MIRROR_LOGS")) {
            assertThat(bare.configOf(bare.variable("mirror", variable))).isEmpty();
        }
        assertThat(bare.config("mirror-policy")).isEmpty();

        Manifests mirror = Manifests.render("mirror/example");
        Map<String, String> own =
                mirror.configOf(mirror.variable("mirror", "SYMBIA_MIRROR_NAME")).orElseThrow();
        Policy policy = Policy.parse(StrictUtf8.encode(
                mirror.config(policyMap(mirror, "mirror")).orElseThrow().get("policy.txt")));
        assertThat(policy.logs()).extracting(Policy.Log::key).containsExactly(VerifierKey.parse(own.get("logs")));
        assertThat(policy.quorum()).isEqualTo(examplePolicy().quorum());
        assertThat(mirror.variable("mirror", "SYMBIA_MIRROR_POLICY").getValue())
                .isEqualTo(folderOf(mirror, "mirror", "policy") + "/policy.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"witness", "mirror"})
    void aCosignerIsOneProcessWhoseMemoryOutlivesIt(String name) {
        Manifests example = Manifests.render(name + "/example");
        V1StatefulSet set = example.of(V1StatefulSet.class).getFirst();
        assertThat(set.getSpec().getReplicas()).isEqualTo(1);
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenScaled())
                .isEqualTo("Retain");
        assertThat(set.getSpec().getVolumeClaimTemplates()).singleElement().satisfies(claim -> {
            assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOncePod");
            assertThat(folderOf(example, name, claim.getMetadata().getName()))
                    .isEqualTo("/data"); // The folder that the image lets the user write to.
        });
        assertThat(example.variable(name, "SYMBIA_" + name.toUpperCase(Locale.ROOT) + "_DATA")
                        .getValue())
                .startsWith("/data/");
        assertThat(example.pod(name).getSecurityContext().getFsGroup())
                .isEqualTo(example.pod(name).getSecurityContext().getRunAsUser());
    }

    @ParameterizedTest
    @ValueSource(strings = {"witness", "mirror"})
    void aCosignerAsksNobodyAndIsNoPartOfThePlatform(String name) {
        Manifests example = Manifests.render(name + "/example");
        assertThat(example.of(V1NetworkPolicy.class))
                .allSatisfy(policy -> assertThat(policy.getSpec().getEgress()).isNullOrEmpty());
        assertThat(example.objects())
                .allSatisfy(object -> assertThat(Objects.requireNonNullElse(
                                object.getMetadata().getNamespace(),
                                object.getMetadata().getName()))
                        .isEqualTo("symbia-" + name));
        assertThat(production.yaml()).doesNotContain("symbia-" + name);
        assertThat(example.yaml()).doesNotContain("part-of").doesNotContain("secretKeyRef");
    }

    private static String policyMap(Manifests overlay) {
        return policyMap(overlay, "log");
    }

    private static String policyMap(Manifests overlay, String process) {
        V1PodSpec pod = overlay.pod(process);
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals("policy"))
                .map(volume -> volume.getConfigMap().getName())
                .findFirst()
                .orElseThrow();
    }

    private static Policy examplePolicy() {
        return Policy.parse(StrictUtf8.encode(
                witnessed.config(policyMap(witnessed)).orElseThrow().get("policy.txt")));
    }

    private static String folderOf(Manifests manifests, String workload, String volume) {
        return manifests.pod(workload).getContainers().getFirst().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .map(V1VolumeMount::getMountPath)
                .findFirst()
                .orElseThrow();
    }
}
