package io.symbia.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Puts one process into one image. Files have the same owner, mode rule and time in every build, so the digest depends on their bytes alone.
 * Layers go from what changes least to what changes most.
 */
final class ImageBuilder {
    /** A user that owns nothing but the folder of its data. */
    private static final String USER = "65532:65532";

    private static final String ROOT = "0:0";
    private static final String DATA = "/data";
    private static final String TMP = "/tmp";
    /** The class path of {@link ReadinessCheck}. */
    static final String HEALTH = "/app/health";

    private static final String OWN_JAR = "-SNAPSHOT";

    private final JavaRuntime runtime;
    private final Path dist;
    private final String tag;
    private final ImageFormat format;

    /** @param format Docker's for {@code docker load}; OCI's for a layout that is pushed */
    ImageBuilder(JavaRuntime runtime, Path dist, String tag, ImageFormat format) {
        this.runtime = runtime;
        this.dist = dist;
        this.tag = tag;
        this.format = format;
    }

    /**
     * Writes the image as a tar that {@code docker load} and {@code ctr images import} take.
     *
     * @return the image's digest
     */
    String build(ProcessImage image, Path tar, Path cache) throws IOException {
        Path app = dist.resolve("apps").resolve(image.jar());
        List<Path> jars = classPath(app);
        try {
            JibContainer built = Jib.fromScratch()
                    .addFileEntriesLayer(systemLayer())
                    .addFileEntriesLayer(runtimeLayer())
                    .addFileEntriesLayer(folderLayer(cache))
                    .addFileEntriesLayer(healthLayer(cache))
                    .addFileEntriesLayer(jarLayer("libraries", jars, false))
                    .addFileEntriesLayer(jarLayer("symbia", jars, true).toBuilder()
                            .addEntry(app, AbsoluteUnixPath.get("/app/apps/" + image.jar()))
                            .build())
                    .setFormat(format)
                    .setEntrypoint(image.entrypoint())
                    .setUser(USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get(TMP))
                    .addEnvironmentVariable("LANG", "C.UTF-8")
                    .addExposedPort(Port.tcp(8080))
                    .setCreationTime(Instant.EPOCH)
                    .containerize(Containerizer.to(TarImage.at(tar).named("symbia/" + image.name() + ":" + tag))
                            .setBaseImageLayersCache(cache.resolve("base"))
                            .setApplicationLayersCache(cache.resolve("layers"))
                            .setToolName("symbia")
                            .setOfflineMode(true));
            return built.getDigest().toString();
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException failed) {
            throw new IOException("the image " + image.name() + " could not be built: " + failed.getMessage(), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while building " + image.name(), stop);
        }
    }

    /** The application's class path, as its manifest says it. */
    private List<Path> classPath(Path app) throws IOException {
        try (JarFile jar = new JarFile(app.toFile())) {
            String entries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.of(entries.split(" "))
                    .map(entry -> app.resolveSibling(entry).normalize())
                    .sorted()
                    .toList();
        }
    }

    private FileEntriesLayer systemLayer() {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("system");
        for (Path library : runtime.libraries()) {
            layer.addEntry(library, AbsoluteUnixPath.fromPath(library), FilePermissions.fromOctalString("755"));
        }
        return layer.build();
    }

    private FileEntriesLayer runtimeLayer() throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("java");
        try (Stream<Path> files = Files.walk(runtime.home())) {
            // The licence texts are links to one another; they stay with the JDK that the runtime was linked from.
            List<Path> regular = files.filter(Files::isRegularFile)
                    .filter(file -> !runtime.home().relativize(file).startsWith("legal"))
                    .sorted()
                    .toList();
            for (Path file : regular) {
                String mode = Files.isExecutable(file) || file.toString().endsWith(".so") ? "755" : "644";
                layer.addEntry(
                        file,
                        AbsoluteUnixPath.get(JavaRuntime.HOME)
                                .resolve(runtime.home().relativize(file)),
                        FilePermissions.fromOctalString(mode));
            }
        }
        return layer.build();
    }

    /**
     * Two empty folders to mount on. A new volume takes its owner and a tmpfs its mode from the folder that it hides; without them nobody but
     * root could write to either.
     */
    private static FileEntriesLayer folderLayer(Path cache) throws IOException {
        Path empty = Files.createDirectories(cache.resolve("empty"));
        return FileEntriesLayer.builder()
                .setName("folders")
                .addEntry(folder(empty, DATA, "700", USER))
                .addEntry(folder(empty, TMP, "777", ROOT))
                .build();
    }

    /** One class, for whoever runs the image without a kubelet. */
    private static FileEntriesLayer healthLayer(Path cache) throws IOException {
        String file = ReadinessCheck.class.getName().replace('.', '/') + ".class";
        Path copy = cache.resolve("health").resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream own = ReadinessCheck.class.getResourceAsStream("/" + file)) {
            Files.write(copy, own.readAllBytes());
        }
        return FileEntriesLayer.builder()
                .setName("health")
                .addEntry(copy, AbsoluteUnixPath.get(HEALTH + "/" + file))
                .build();
    }

    private static FileEntry folder(Path empty, String path, String mode, String owner) {
        return new FileEntry(
                empty,
                AbsoluteUnixPath.get(path),
                FilePermissions.fromOctalString(mode),
                FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
                owner);
    }

    private static FileEntriesLayer jarLayer(String name, List<Path> jars, boolean ours) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Path jar : jars) {
            String file = jar.getFileName().toString();
            if (file.contains(OWN_JAR) == ours) layer.addEntry(jar, AbsoluteUnixPath.get("/app/lib/" + file));
        }
        return layer.build();
    }
}
