package io.symbia.system.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The objects that {@code kubectl apply -k} would send for one overlay. */
record Manifests(String overlay, List<KubernetesObject> objects) {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root"));

    /** Renders with the kustomize built into kubectl; skips where there is no kubectl. */
    static Manifests render(String overlay) {
        String yaml = kustomize(ROOT.resolve("k8s/overlays").resolve(overlay));
        try {
            List<KubernetesObject> objects = Yaml.loadAll(yaml).stream()
                    .map(KubernetesObject.class::cast)
                    .toList();
            return new Manifests(overlay, objects);
        } catch (IOException malformed) {
            throw new AssertionError(overlay + " does not parse as Kubernetes objects", malformed);
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

    Stream<String> workloads() {
        return pods().keySet().stream();
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
