package io.symbia.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A folder of image layouts (OCI image-layout 1.0), one a process, and a kustomize component that names what is in them. The usual tools push a
 * layout as it is, so that the digest in the registry is the one in the component.
 */
final class OciLayout {
    private final Path folder;
    private final Map<String, String> digests = new TreeMap<>();

    OciLayout(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes in an image that was written as a tar in OCI's format.
     *
     * @param tag by which tools find it in its layout, where Jib writes the whole reference
     */
    void add(String name, String tag, Path tar, String digest) throws IOException {
        Path layout = folder.resolve(name).toAbsolutePath().normalize();
        try (InputStream file = Files.newInputStream(tar);
                TarArchiveInputStream entries = new TarArchiveInputStream(file)) {
            for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
                if (entry.isDirectory()) continue;
                Path target = layout.resolve(entry.getName()).normalize();
                if (!target.startsWith(layout)) throw new IOException(entry.getName() + " leads out of " + layout);
                Files.createDirectories(target.getParent());
                Files.deleteIfExists(target);
                Files.copy(entries, target);
            }
        }
        if (Files.notExists(layout.resolve("oci-layout"))) throw new IOException(tar + " is no image layout");
        Path index = layout.resolve("index.json"); // No digest is of it.
        Files.writeString(
                index, Files.readString(index).replace("\"symbia/" + name + ":" + tag + "\"", "\"" + tag + "\""));
        digests.put(name, digest);
    }

    /**
     * Writes the component.
     *
     * @param registry where the images are going to be, such as {@code registry.example/symbia}
     */
    Path nameIn(String registry) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Made by `symbia images`: where the images are, and which bytes they have. Put this folder under `components` of your overlay.
                apiVersion: kustomize.config.k8s.io/v1alpha1
                kind: Component
                images:
                """);
        digests.forEach((name, digest) -> text.append("""
                  - name: symbia/%s
                    newName: %s/%s
                    digest: %s
                """.formatted(name, registry, name, digest)));
        return Files.writeString(folder.resolve("kustomization.yaml"), text);
    }
}
