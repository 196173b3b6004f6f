package io.symbia.system.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapKeySelector;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        String yaml = kustomize(ROOT.resolve("k8s").resolve(folder));
        try {
            List<KubernetesObject> objects = Yaml.loadAll(yaml).stream()
                    .map(KubernetesObject.class::cast)
                    .toList();
            return new Manifests(folder, yaml, objects);
        } catch (IOException malformed) {
            throw new AssertionError(folder + " does not parse as Kubernetes objects", malformed);
        }
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

    private static String kustomize(Path folder) {
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
