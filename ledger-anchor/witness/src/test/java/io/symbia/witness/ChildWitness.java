package io.symbia.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A witness as a process of its own, with the classes of this one and the heap that it has in production. */
final class ChildWitness implements AutoCloseable {
    static final String NAME = "customs.example/witness";

    private static final int HEAP_MEGABYTES = 307; // 60 % of the 512 MiB in k8s/witness/base.

    private final Process process;
    private final BufferedReader output;

    private ChildWitness(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one with a main method that runs {@link WitnessProcess}. */
    static ChildWitness start(Class<?> main, Path folder, List<GrowingLog> logs) throws IOException {
        return start(HEAP_MEGABYTES, main, folder, logs);
    }

    /** The same with another heap, and with more options. */
    static ChildWitness start(int heapMegabytes, Class<?> main, Path folder, List<GrowingLog> logs, String... more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of("--data", folder.toString(), "--name", NAME, "--port", "0"));
        command.addAll(List.of(more));
        command.add("--log");
        command.add(logs.stream().map(log -> log.key().verifierKey().format()).collect(Collectors.joining(",")));
        return new ChildWitness(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    static ChildWitness start(Path folder, List<GrowingLog> logs) throws IOException {
        return start(WitnessProcess.class, folder, logs);
    }

    /** Where it listens; fails with what it has printed if it does not start. */
    URI awaitAddress() throws IOException {
        String line = awaitLine("witness ");
        return URI.create(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** The next line that begins so. */
    String awaitLine(String beginning) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) return line;
            printed.append(line).append('\n');
        }
        throw new AssertionError("the witness does not say \"" + beginning + "\": " + printed);
    }

    /** What it prints until it ends by itself. */
    String awaitEnd() throws InterruptedException {
        String printed = output.lines().collect(Collectors.joining("\n"));
        process.waitFor();
        return printed;
    }

    Process process() {
        return process;
    }

    /** Sends a line to its standard input. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
    }
}
