package io.symbia.system.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapKeySelector;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that {@code kubectl apply -k} would send for one folder.
 *
 * @param folder below {@code k8s}, such as {@code overlays/local}
 * @param yaml   as it would be sent
 */
record Manifests(String folder, String yaml, List<KubernetesObject> objects) {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));

    /** Renders with the kustomize built into kubectl; skips where there is no kubectl. */
    static Manifests render(String folder) {
        return parse(folder, kustomize(ROOT.resolve("k8s").resolve(folder)));
    }

    /**
     * Renders an overlay with components, as an operator's own folder would put them together.
     *
     * @param own        an empty folder for it
     * @param components folders, absolute or below {@code k8s/components}
     */
    static Manifests render(Path own, String overlay, List<String> components) throws IOException {
        StringBuilder text = new StringBuilder("""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: symbia
                resources:
                """);
        Path place = own.toRealPath(); // Kustomize takes relative folders alone.
        Path manifests = ROOT.resolve("k8s").toRealPath();
        text.append("  - ").append(place.relativize(manifests.resolve(overlay))).append("\ncomponents:\n");
        for (String component : components) {
            Path folder = manifests.resolve("components").resolve(component).toRealPath();
            text.append("  - ").append(place.relativize(folder)).append("\n");
        }
        Files.writeString(place.resolve("kustomization.yaml"), text);
        return parse(overlay + components, kustomize(place));
    }

    private static Manifests parse(String folder, String yaml) {
        try {
            // What an operator of somebody else's defines has no class here.
            String known = String.join(
                    "\n---\n",
                    documents(yaml).filter(document -> !isForeign(document)).toList());
            List<KubernetesObject> objects = Yaml.loadAll(known).stream()
                    .map(KubernetesObject.class::cast)
                    .toList();
            return new Manifests(folder, yaml, objects);
        } catch (IOException malformed) {
            throw new AssertionError(folder + " does not parse as Kubernetes objects", malformed);
        }
    }

    private static Stream<String> documents(String yaml) {
        return Stream.of(yaml.split("(?m)^---$", -1));
    }

    private static boolean isForeign(String document) {
        return document.contains("apiVersion: monitoring.coreos.com/");
    }

    /** The objects that have no class here, such as those of the Prometheus operator, as they would be sent. */
    List<Map<String, Object>> foreign() {
        return documents(yaml)
                .filter(Manifests::isForeign)
                .map(document -> new org.yaml.snakeyaml.Yaml().<Map<String, Object>>load(document))
                .toList();
    }

    <T extends KubernetesObject> List<T> of(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The pods of every workload, by the workload's name. */
    Map<String, V1PodTemplateSpec> pods() {
        Map<String, V1PodTemplateSpec> pods = new LinkedHashMap<>();
        of(V1Deployment.class)
                .forEach(it -> pods.put(it.getMetadata().getName(), it.getSpec().getTemplate()));
        of(V1StatefulSet.class)
                .forEach(it -> pods.put(it.getMetadata().getName(), it.getSpec().getTemplate()));
        return pods;
    }

    /** The pods of what runs now and then, by its name. */
    Map<String, V1PodTemplateSpec> jobs() {
        Map<String, V1PodTemplateSpec> jobs = new LinkedHashMap<>();
        of(V1CronJob.class)
                .forEach(it -> jobs.put(
                        it.getMetadata().getName(),
                        it.getSpec().getJobTemplate().getSpec().getTemplate()));
        return jobs;
    }

    /** The only pod of the workload with this name. */
    V1PodSpec pod(String workload) {
        return Objects.requireNonNull(pods().get(workload), workload).getSpec();
    }

    /** The variable of this name that the only container of a workload is given. */
    V1EnvVar variable(String workload, String name) {
        return pod(workload).getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(workload + " is not told " + name));
    }

    /** The ConfigMap that a variable is read from, which has to be there for the pod to start; nothing if it is not among the objects. */
    Optional<Map<String, String>> configOf(V1EnvVar variable) {
        V1ConfigMapKeySelector selector = variable.getValueFrom().getConfigMapKeyRef();
        if (Boolean.TRUE.equals(selector.getOptional()))
            throw new AssertionError(variable.getName() + " may be absent");
        return config(selector.getName());
    }

    /** What a ConfigMap holds; nothing if it is not among the objects. */
    Optional<Map<String, String>> config(String name) {
        return of(V1ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(name))
                .findFirst()
                .map(V1ConfigMap::getData);
    }

    /** As a test's name. */
    @Override
    public String toString() {
        return folder;
    }

    static String kustomize(Path folder) {
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new AssertionError(folder + " does not render");
            return yaml;
        } catch (IOException absent) {
            assumeTrue(false, "kubectl is not installed: " + absent.getMessage());
            throw new AssertionError(absent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
