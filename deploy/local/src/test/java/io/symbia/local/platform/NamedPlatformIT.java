package io.symbia.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.symbia.local.PlatformProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform on an address of its own, known by a name that only its clients can resolve: as in a cluster. */
class NamedPlatformIT {
    private static final String ADDRESS = "127.0.0.2";
    private static final String NAME =
            "platform.symbia.test"; // RFC 6761, section 6.2: no such name is ever registered.

    @TempDir
    private static Path folder;

    private static int kafka;
    private static int mongo;
    private static int health;
    private static Process platform;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS));
                ServerSocket second = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS));
                ServerSocket third = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            kafka = first.getLocalPort();
            mongo = second.getLocalPort();
            health = third.getLocalPort();
        } catch (IOException absent) {
            assumeTrue(false, "this machine has no second loopback address: " + absent.getMessage());
        }
        ProcessBuilder builder = java(List.of(), PlatformProcess.class);
        builder.environment()
                .putAll(Map.of(
                        PlatformSettings.DATA, folder.resolve("data").toString(),
                        PlatformSettings.BIND, ADDRESS,
                        PlatformSettings.HOST, NAME,
                        PlatformSettings.KAFKA_PORT, Integer.toString(kafka),
                        PlatformSettings.MONGO_PORT, Integer.toString(mongo),
                        PlatformSettings.SERVER_ADDRESS, ADDRESS,
                        PlatformSettings.SERVER_PORT, Integer.toString(health)));
        platform = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> readiness() == 200);
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (platform == null) return;
        platform.destroy();
        platform.waitFor();
    }

    @Test
    void isNowhereElse() throws IOException {
        for (int port : new int[] {kafka, mongo, health}) {
            new Socket(ADDRESS, port).close();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void keepsDocumentsForWhoeverReachesItsAddress() {
        String uri =
                "mongodb://%s:%d/?retryWrites=false&retryReads=false&directConnection=true".formatted(ADDRESS, mongo);
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> items = client.getDatabase("named").getCollection("items");
            items.insertOne(new Document("_id", "here"));
            assertThat(items.find().into(new ArrayList<>())).containsExactly(new Document("_id", "here"));
        }
    }

    @Test
    void sendsClientsToTheNameItWasGiven() throws Exception {
        Path names = Files.writeString(folder.resolve("hosts"), ADDRESS + " " + NAME + "\n");
        Process client = java(List.of("-Djdk.net.hosts.file=" + names), TransactionalClient.class, NAME + ":" + kafka)
                .start();
        String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor()).as(output).isZero();
        assertThat(output).contains("node=" + NAME + ":" + kafka, "read=committed");
    }

    private static int readiness() throws IOException {
        URI uri = URI.create("http://%s:%d/actuator/health/readiness".formatted(ADDRESS, health));
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
