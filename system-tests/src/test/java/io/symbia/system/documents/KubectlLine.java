package io.symbia.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code kubectl --namespace NAMESPACE VERB… KIND/NAME …}: asks one object of ours what it does. */
final class KubectlLine {
    private static final List<List<String>> VERBS =
            List.of(List.of("rollout", "status"), List.of("port-forward"), List.of("logs"));

    private KubectlLine() {}

    /** Fails unless manifests of ours make the namespace and the object. */
    static void namesWhatIsThere(List<String> words) throws IOException {
        int option = words.indexOf("--namespace");
        requireObject("namespace", words.get(option + 1));
        List<String> rest = words.subList(option + 2, words.size());
        List<String> verb = VERBS.stream()
                .filter(known -> rest.size() > known.size()
                        && rest.subList(0, known.size()).equals(known))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test knows kubectl " + rest));
        String[] object = rest.get(verb.size()).split("/", -1);
        assertThat(object).hasSize(2);
        requireObject(object[0], object[1]);
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
