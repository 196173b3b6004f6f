package io.symbia.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Builds the verifier's image, the smallest one that is of use by itself, and looks into it. */
class ImageBuilderTest {
    private static final Path DIST = Path.of(System.getProperty("symbia.root"), "target", "dist");
    private static final ProcessImage VERIFIER = ProcessImage.ALL.getLast();

    @TempDir
    private static Path folder;

    private static JavaRuntime runtime;
    private static Path tar;
    private static String digest;

    @BeforeAll
    static void buildTheImage() throws IOException {
        assumeTrue(
                Files.exists(DIST.resolve("apps/verifier.jar")),
                "the processes are not built yet: run the whole build");
        runtime = JavaRuntime.link(Path.of(System.getProperty("java.home")), folder.resolve("runtime"));
        tar = folder.resolve("verifier.tar");
        digest = build(tar, "cache");
    }

    @Test
    void isTheSameImageWhenBuiltAgain() throws IOException {
        Path second = folder.resolve("second.tar");
        assertThat(build(second, "other-cache")).isEqualTo(digest);
        assertThat(second).hasSameBinaryContentAs(tar);
    }

    @Test
    void runsAsNobodyInParticular() throws IOException {
        JsonNode config = config().path("config");
        assertThat(config.path("User").asString()).isEqualTo("65532:65532");
        assertThat(config.path("Entrypoint").get(0).asString()).isEqualTo("/opt/java/bin/java");
    }

    @Test
    void holdsNoShellAndNothingWritable() throws IOException {
        List<String> found = new ArrayList<>();
        forEachFile((entry, _) -> {
            if (entry.getName().matches(".*/(sh|bash|busybox|apt|dpkg)")) found.add(entry.getName());
            if ((entry.getMode() & 0022) != 0) found.add("writable: " + entry.getName());
            if (entry.isSymbolicLink()) found.add("link: " + entry.getName());
        });
        assertThat(found).isEmpty();
    }

    /** Volumes are mounted on these two; everything else is root's and closed, so the process cannot change it. */
    @Test
    void canWriteToItsDataAndToTmpAndNowhereElse() throws IOException {
        List<String> open = new ArrayList<>();
        forEachEntry((entry, _) -> {
            if (entry.getLongUserId() != 0 || (entry.getMode() & 0022) != 0) {
                open.add("%s of %d, %o".formatted(entry.getName(), entry.getLongUserId(), entry.getMode() & 0777));
            }
        });
        assertThat(open).containsExactlyInAnyOrder("data/ of 65532, 700", "tmp/ of 0, 777");
    }

    @Test
    void standsOnNothingButItself() throws Exception {
        assumeTrue(run("id", "-u").strip().equals("0"), "only root may change the root directory");
        Path root = folder.resolve("root");
        forEachFile((entry, content) -> {
            Path file = root.resolve(entry.getName()).normalize();
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
            assertThat(file.toFile().setExecutable((entry.getMode() & 0100) != 0))
                    .isTrue();
        });
        List<String> command = new ArrayList<>(List.of("chroot", root.toString()));
        command.addAll(VERIFIER.entrypoint());
        command.add("--help");
        // A container has its processes' file system, by which Java finds itself.
        Path proc = Files.createDirectory(root.resolve("proc"));
        assumeTrue(run("mount", "-t", "proc", "proc", proc.toString()).isEmpty(), "this machine lets nobody mount");
        try {
            assertThat(run(command.toArray(String[]::new))).contains("verify").contains("audit");
        } finally {
            run("umount", proc.toString());
        }
    }

    /** What is pushed is what the component names: the tools send the manifest's bytes as they are. */
    @Test
    void isALayoutWhoseDigestTheComponentNames() throws IOException {
        Path pushed = folder.resolve("pushed");
        Path oci = folder.resolve("verifier.oci.tar");
        String ociDigest =
                new ImageBuilder(runtime, DIST, "1.0", ImageFormat.OCI).build(VERIFIER, oci, folder.resolve("cache"));
        OciLayout layout = new OciLayout(pushed);
        layout.add("verifier", "1.0", oci, ociDigest);
        Path component = layout.nameIn("registry.example/symbia");

        JsonNode index = read(pushed.resolve("verifier/index.json"));
        assertThat(index.path("manifests").size()).isEqualTo(1);
        assertThat(index.path("manifests").get(0).path("digest").asString()).isEqualTo(ociDigest);
        assertThat(index.at("/manifests/0/annotations/org.opencontainers.image.ref.name")
                        .asString())
                .isEqualTo("1.0");
        JsonNode manifest = read(blob(pushed, ociDigest));
        assertThat(manifest.path("layers").size()).isGreaterThan(4);
        for (JsonNode blob : manifest.path("layers")) {
            Path file = blob(pushed, blob.path("digest").asString());
            assertThat(Files.size(file)).isEqualTo(blob.path("size").asLong());
            assertThat(sha256(file)).isEqualTo(blob.path("digest").asString());
        }
        assertThat(sha256(blob(pushed, ociDigest))).isEqualTo(ociDigest);
        assertThat(component)
                .content()
                .contains("kind: Component", "- name: symbia/verifier\n", "newName: registry.example/symbia/verifier\n")
                .contains("digest: " + ociDigest + "\n");
    }

    @Test
    void asksItsOwnProcessWhetherItIsReady() throws IOException {
        List<String> found = new ArrayList<>();
        forEachFile((entry, _) -> {
            if (entry.getName().endsWith("ReadinessCheck.class")) found.add("/" + entry.getName());
        });
        assertThat(found).containsExactly(ImageBuilder.HEALTH + "/io/symbia/images/ReadinessCheck.class");

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (int status : new int[] {200, 503}) {
            server.createContext("/" + status, exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        server.start();
        URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(ReadinessCheck.isReady(root.resolve("/200"))).isTrue();
        assertThat(ReadinessCheck.isReady(root.resolve("/503"))).isFalse();
        server.stop(0);
        assertThat(ReadinessCheck.isReady(root.resolve("/200"))).isFalse();
    }

    private static Path blob(Path pushed, String ofDigest) {
        return pushed.resolve("verifier/blobs/" + ofDigest.replace(':', '/'));
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digested = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "sha256:" + HexFormat.of().formatHex(digested);
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError("every JDK has SHA-256", absent);
        }
    }

    private static String build(Path target, String cache) throws IOException {
        return new ImageBuilder(runtime, DIST, "test", ImageFormat.Docker)
                .build(VERIFIER, target, folder.resolve(cache));
    }

    private static JsonNode config() throws IOException {
        try (TarArchiveInputStream image = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry; (entry = image.getNextEntry()) != null; ) {
                if (entry.getName().equals("config.json"))
                    return JsonMapper.shared().readTree(image.readAllBytes());
            }
        }
        throw new AssertionError("the image has no config.json");
    }

    private interface FileVisitor {
        void visit(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    private static void forEachFile(FileVisitor visitor) throws IOException {
        forEachEntry((entry, content) -> {
            if (!entry.isDirectory()) visitor.visit(entry, content);
        });
    }

    private static void forEachEntry(FileVisitor visitor) throws IOException {
        try (TarArchiveInputStream image = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry layer; (layer = image.getNextEntry()) != null; ) {
                if (!layer.getName().endsWith(".tar.gz")) continue;
                TarArchiveInputStream files = new TarArchiveInputStream(new GZIPInputStream(image));
                for (TarArchiveEntry entry; (entry = files.getNextEntry()) != null; ) {
                    visitor.visit(entry, files);
                }
            }
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
