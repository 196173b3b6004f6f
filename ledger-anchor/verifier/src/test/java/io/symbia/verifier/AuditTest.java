package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    @TempDir
    private Path folder;

    private Path policy;
    private Path state;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = folder.resolve("policy.txt");
        state = folder.resolve("state");
        Files.writeString(policy, SmallLog.POLICY);
    }

    private Run audit(SmallLog log) throws IOException {
        Path published = Files.createTempDirectory(folder, "log");
        log.publish(published);
        return auditAt(published);
    }

    private Run auditAt(Object place) {
        return Run.here("audit", place, "--policy", policy, "--state", state);
    }

    private void proves(SmallLog log) throws IOException {
        Run run = audit(log);
        assertThat(run.status()).as(run.out()).isZero();
    }

    @Test
    void provesLogsOfManySizesAndSaysWhatItChecked() throws IOException {
        for (int size : new int[] {0, 1, 2, 5, 60, 200, 256, 257, 700}) {
            Files.deleteIfExists(state);
            proves(SmallLog.ofAtLeast(size));
        }
        SmallLog log = SmallLog.ofAtLeast(700);
        assertThat(audit(log).out())
                .contains("the first " + log.size() + " leaves are those of the last audit")
                .contains("4 tiles hold the hashes"); // As the first time: it is the log that has them.
        Files.delete(state);
        assertThat(audit(log).out())
                .contains(log.size() + " entries, " + log.events().size() + " of them events")
                .contains("4 tiles hold the hashes")
                .contains("1 partitions")
                .contains("7 streams")
                .endsWith("PROVEN\n");
    }

    @Nested
    class Bytes {
        @Test
        void everyChangedByteOfASmallLogIsFound() throws IOException {
            changeEveryByte(SmallLog.ofAtLeast(5), 1);
        }

        @Test
        void aSampleOfChangedBytesOfALargerLogIsFound() throws IOException {
            changeEveryByte(SmallLog.ofAtLeast(300), 211);
        }

        private void changeEveryByte(SmallLog log, int step) throws IOException {
            Path published = folder.resolve("log");
            log.publish(published);
            try (Stream<Path> files = Files.walk(published)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("policy")) // Not asked for: the policy is the auditor's own.
                        .toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    for (int index = 0; index < bytes.length; index += step) {
                        byte[] changed = bytes.clone();
                        changed[index] ^= 1;
                        Files.write(file, changed);
                        boolean isNobodys = file.equals(published.resolve("checkpoint")) && !isNote(changed);
                        assertThat(Run.here("audit", published, "--policy", policy)
                                        .status())
                                .as("%s byte %d", file, index)
                                .isEqualTo(isNobodys ? 2 : 1);
                    }
                    Files.write(file, bytes);
                }
            }
        }

        private static boolean isNote(byte[] bytes) {
            try {
                Note.parse(Octets.of(bytes));
                return true;
            } catch (IllegalArgumentException other) {
                return false;
            }
        }

        @Test
        void missingFilesMeanThatItCouldNotBeChecked() throws IOException {
            Path published = folder.resolve("log");
            SmallLog.ofAtLeast(300).publish(published);
            try (Stream<Path> files = Files.walk(published)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("policy"))
                        .toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    Files.delete(file);
                    assertThat(auditAt(published).status()).as(file.toString()).isEqualTo(2);
                    Files.write(file, bytes);
                }
            }
            assertThat(auditAt(folder.resolve("nothing")).status()).isEqualTo(2);
        }

        /** c2sp.org/tlog-tiles: clients "MAY fetch the full tile [...] in case the partial tile is not available anymore." */
        @Test
        void takesTheFullTileIfThePartialOneIsGone() throws IOException {
            Path published = folder.resolve("log");
            SmallLog.ofAtLeast(400).publish(published);
            Files.write(published.resolve("checkpoint"), smaller().getBytes(StandardCharsets.UTF_8));
            Run run = auditAt(published);
            assertThat(run.status()).as(run.out()).isZero();
        }

        private String smaller() {
            return SmallLog.ofAtLeast(400)
                    .checkpoint(SmallLog.ofAtLeast(200).size())
                    .format();
        }
    }

    @Nested
    class Address {
        @Test
        void isFollowedOverHttp() throws IOException, InterruptedException {
            SmallLog log = SmallLog.ofAtLeast(300);
            Path published = folder.resolve("log");
            log.publish(published);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/symbia/", exchange -> {
                Path file = published.resolve(exchange.getRequestURI().getPath().substring("/symbia/".length()));
                boolean found = Files.isRegularFile(file);
                byte[] body = found ? Files.readAllBytes(file) : new byte[0];
                exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/zipped/", exchange -> {
                Path file = published.resolve(exchange.getRequestURI().getPath().substring("/zipped/".length()));
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, 0);
                try (GZIPOutputStream zipped = new GZIPOutputStream(exchange.getResponseBody())) {
                    zipped.write(Files.readAllBytes(file));
                }
            });
            server.createContext("/unknown/", exchange -> {
                exchange.getResponseHeaders().add("Content-Encoding", "br");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.createContext("/broken/", exchange -> {
                exchange.sendResponseHeaders(500, -1);
                exchange.close();
            });
            server.start();
            String host = "http://127.0.0.1:" + server.getAddress().getPort();
            try {
                for (String address : List.of(host + "/symbia", host + "/symbia/", host + "/zipped")) {
                    Run run = auditAt(address);
                    assertThat(run.status()).as(run.out()).isZero();
                }
                Run own = Run.child("audit", host + "/symbia");
                assertThat(own.status()).as(own.out()).isEqualTo(3);
                assertThat(own.out()).contains("taken from the log itself");
                assertThat(auditAt(host + "/elsewhere").status()).isEqualTo(2);
                assertThat(auditAt(host + "/unknown").out()).contains("has Content-Encoding br");
                assertThat(auditAt(host + "/broken").out())
                        .contains("answers 500")
                        .contains("\nCOULD NOT CHECK: ");
                byte[] checkpoint = Files.readAllBytes(published.resolve("checkpoint"));
                checkpoint[checkpoint.length - 10] ^= 1;
                Files.write(published.resolve("checkpoint"), checkpoint);
                assertThat(auditAt(host + "/symbia").status()).isEqualTo(1);
            } finally {
                server.stop(0);
            }
            assertThat(auditAt(host + "/symbia").status()).isEqualTo(2);
            assertThat(auditAt("http://not an address").status()).isEqualTo(2);
        }
    }

    /** Without a policy of the auditor's own, agreement with itself is all that is shown, and it is said so. */
    @Test
    void saysWhenThePolicyIsTheLogsOwn() throws IOException {
        Path published = folder.resolve("log");
        SmallLog.ofAtLeast(10).publish(published);
        Run run = Run.here("audit", published);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("note  policy     taken from the log itself")
                .endsWith("AGREES WITH ITSELF: nobody said whom to believe\n");
        Files.writeString(published.resolve("policy"), "quorum\n");
        assertThat(Run.here("audit", published).status()).isEqualTo(2);
    }
}
