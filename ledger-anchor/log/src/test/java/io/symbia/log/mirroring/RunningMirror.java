package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A mirror of the simulated log as a process of its own, which a test starts and kills. */
final class RunningMirror implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Path policy;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /** A mirror that is not running yet, whose policy asks no witness. */
    RunningMirror(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.policy = Files.writeString(folder.resolve("policy.txt"), "quorum none\n");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    private Process run(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.symbia.mirror.MirrorProcess"));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--name", "archive.example/mirror"));
        command.addAll(List.of("--port", "" + port, "--policy", policy.toString(), "--log"));
        command.add(SimulatedLog.KEYS.verifierKey().format());
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    RunningMirror start() throws IOException {
        process = run();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).startsWith("mirror archive.example/mirror at ");
        return this;
    }

    /** Makes one that does not run forget what it has not whole; what it says. */
    String letGo() throws IOException {
        Process letting = run("--let-go");
        String said = new String(letting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(letting.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue())
                .as(said)
                .isZero();
        return said;
    }

    /** Shows it a checkpoint of the log, and none of its entries. */
    void promise(AddCheckpoint growth) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(growth.format()))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Where the log is below it. */
    String copy() {
        return url()
                + Hash.ofContent(SimulatedLog.ORIGIN.getBytes(StandardCharsets.UTF_8))
                        .hex();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(copy() + "/" + path)).build(), BodyHandlers.ofString());
    }

    /** Leaves of the tree that it holds whole. */
    long size() throws IOException, InterruptedException {
        HttpResponse<String> newest = get("newest");
        return newest.statusCode() == 404
                ? 0
                : Checkpoint.parse(Note.parse(newest.body()).text()).treeSize();
    }

    List<MirrorAddress> addresses() throws IOException, InterruptedException {
        String keys = http.send(HttpRequest.newBuilder(url().resolve("keys")).build(), BodyHandlers.ofString())
                .body();
        return List.of(new MirrorAddress(
                "archive.example/mirror",
                url(),
                keys.lines().map(VerifierKey::parse).toList()));
    }

    @Override
    public void close() {
        http.close();
        if (process != null) kill();
    }
}
