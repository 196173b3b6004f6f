package io.symbia.support.instances;

import io.symbia.support.testkit.JsonClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A process of the service. */
final class Instance implements AutoCloseable {
    private final String name;
    private final Process process;
    private final JsonClient http;

    private Instance(String name, Process process, JsonClient http) {
        this.name = name;
        this.process = process;
        this.http = http;
    }

    /** Starts a process; it is not ready yet. */
    static Process start(String mongoUri, String kafkaBootstrap) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TallyApplication.class.getName(),
                        "--server.port=0",
                        "--spring.config.name=none",
                        "--logging.level.root=WARN",
                        "--symbia.mongo.uri=" + mongoUri,
                        "--symbia.kafka.bootstrap=" + kafkaBootstrap)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the process says where it answers. */
    static Instance of(String name, Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (!line.startsWith("port ")) {
                System.out.println(name + ": " + line);
                continue;
            }
            Thread.ofVirtual().start(() -> output.lines().forEach(later -> System.out.println(name + ": " + later)));
            URI base = URI.create("http://127.0.0.1:" + line.substring("port ".length()));
            return new Instance(name, process, JsonClient.of(base).as("zj-tea-coop"));
        }
        throw new IllegalStateException(name + " has ended before it said its port");
    }

    String name() {
        return name;
    }

    JsonClient http() {
        return http;
    }

    /** Sum of all samples of a metric; with {@code ""} as feed those that have none. */
    long metric(String metric, String feed) {
        Pattern sample = Pattern.compile(
                "(?m)^" + metric + (feed.isEmpty() ? "" : "\\{feed=\"" + feed + "\"\\}") + " ([0-9.E]+)$");
        List<MatchResult> found = sample.matcher(
                        http.get("/actuator/prometheus").body())
                .results()
                .toList();
        return found.stream()
                .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
                .sum();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
