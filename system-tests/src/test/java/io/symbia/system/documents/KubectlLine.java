package io.symbia.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of kubectl: about one object of ours in its namespace, or about what the cluster has before. */
final class KubectlLine {
    /** Verbs about objects named {@code KIND/NAME}, or {@code KIND NAME…}. */
    private static final List<List<String>> VERBS = List.of(
            List.of("rollout", "status"),
            List.of("port-forward"),
            List.of("logs"),
            List.of("delete"),
            List.of("patch"),
            List.of("scale"));

    /** About nodes and namespaces, which are not of our making. */
    private static final Pattern CLUSTER = Pattern.compile(
            "(cordon|uncordon) NODE|drain NODE( --[a-z-]+)+"
                    + "|taint nodes NODE [a-z./-]+=[a-z]+:NoExecute|create namespace [a-z-]+|label namespace [a-z-]+ symbia\\.io/[a-z]+=true");

    private KubectlLine() {}

    /** Whether it is about the cluster itself. */
    static boolean isAboutTheCluster(List<String> words) {
        return CLUSTER.matcher(String.join(" ", words.subList(1, words.size()))).matches();
    }

    /** Fails unless manifests of ours make the namespace and the objects. */
    static void namesWhatIsThere(List<String> words) throws IOException {
        int option = words.indexOf("--namespace");
        requireObject("namespace", words.get(option + 1));
        List<String> rest = words.subList(option + 2, words.size());
        if (rest.subList(0, 2).equals(List.of("create", "job"))) {
            String from = rest.getLast();
            assertThat(from).startsWith("--from=cronjob/");
            requireObject("cronjob", from.substring(from.indexOf('/') + 1));
            return;
        }
        List<String> verb = VERBS.stream()
                .filter(known -> rest.size() > known.size()
                        && rest.subList(0, known.size()).equals(known))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test knows kubectl " + rest));
        List<String> objects = rest.subList(verb.size(), rest.size()).stream()
                .takeWhile(word -> !word.startsWith("--"))
                .toList();
        if (objects.getFirst().contains("/")) {
            String[] object = objects.getFirst().split("/", -1);
            assertThat(object).hasSize(2);
            if (!object[0].equals("job")) requireObject(object[0], object[1]); // Made by the line before.
        } else {
            assertThat(objects).hasSizeGreaterThan(1);
            for (String name : objects.subList(1, objects.size())) requireOf(objects.getFirst(), name);
        }
    }

    /** A pod and a claim are made by the StatefulSet whose name they have. */
    private static void requireOf(String kind, String name) throws IOException {
        switch (kind) {
            case "pod" -> requireObject("statefulset", name.replaceFirst("-0$", ""));
            case "persistentvolumeclaim" -> {
                assertThat(name).matches("data-[a-z-]+-0");
                requireObject("statefulset", name.substring("data-".length(), name.length() - 2));
            }
            default -> requireObject(kind, name);
        }
    }

    private static void requireObject(String kind, String name) throws IOException {
        try (Stream<Path> files = Files.walk(DocumentedLine.ROOT.resolve("k8s"))) {
            List<Path> manifests =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            for (Path manifest : manifests) {
                for (String object : Files.readString(manifest).split("(?m)^---$", -1)) {
                    boolean ofKind = object.toLowerCase(Locale.ROOT).contains("\nkind: " + kind + "\n");
                    if (ofKind && object.contains("\nmetadata:\n  name: " + name + "\n")) return;
                }
            }
        }
        throw new AssertionError("no manifest makes " + kind + "/" + name);
    }
}
