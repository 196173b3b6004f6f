package io.symbia.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker that is also its own controller (KRaft), in this process, on the loopback interface unless it is told
 * otherwise. It speaks with itself on the loopback interface, whatever name its clients know it by.
 *
 * <p>Records are acknowledged when the operating system has them, as is usual with Kafka: they survive {@code kill -9}.
 * After a power failure the services' event stores have them still, and publish again.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** One house has one cluster: any constant identifier of 16 bytes in base64url serves. */
    private static final String CLUSTER_ID = "c3ltYmlhLWxvY2FsLTAwMQ";

    private static final String NODE_ID = "1";

    /**
     * Where clients come in.
     *
     * @param bind address to listen on; there is no authentication, so every address but loopback is a decision
     * @param host what clients are told to connect to
     * @param port the same for both; 0 takes any that is free on the loopback interface
     */
    public record Door(InetAddress bind, String host, int port) {
        /**
         * The loopback interface.
         *
         * @param port 0 takes any that is free
         */
        public static Door onLoopback(int port) {
            return new Door(InetAddress.getLoopbackAddress(), LOOPBACK, port);
        }

        private Door orAnyOf(int free) {
            return port == 0 ? new Door(bind, host, free) : this;
        }

        private String listener() {
            return address(bind.getHostAddress(), port);
        }

        private String advertised() {
            return address(host, port);
        }

        /** RFC 3986, section 3.2.2: an IPv6 address stands in brackets. */
        private static String address(String host, int port) {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    private final KafkaRaftServer server;
    private final Door door;

    private EmbeddedBroker(KafkaRaftServer server, Door door) {
        this.server = server;
        this.door = door;
    }

    /** Starts a broker on the loopback interface; see {@link #start(Path, Door)}. */
    public static EmbeddedBroker start(Path dataDirectory, int port) {
        return start(dataDirectory, Door.onLoopback(port));
    }

    /**
     * Starts a broker that keeps its data on disk, and returns when it takes requests.
     *
     * @param dataDirectory is created when missing; used by one broker at a time
     */
    public static EmbeddedBroker start(Path dataDirectory, Door door) {
        return start(dataDirectory, door, Map.of());
    }

    /**
     * Starts a broker with settings of its own, such as those of a door that wants to know who comes.
     *
     * @param more settings by Kafka's names, in the place of this class's; clients come in by the listener {@code CLIENT}
     */
    public static EmbeddedBroker start(Path dataDirectory, Door door, Map<String, String> more) {
        try {
            Files.createDirectories(dataDirectory);
            int[] free = freePorts();
            Door open = door.orAnyOf(free[0]);
            Properties settings = settings(dataDirectory, open, LOOPBACK + ":" + free[1], LOOPBACK + ":" + free[2]);
            settings.putAll(more);
            format(dataDirectory, settings);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, open);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + dataDirectory, failed);
        }
    }

    /** Host and port for {@code bootstrap.servers}. */
    public String bootstrap() {
        return door.advertised();
    }

    /** Hands back what it leads and closes its files. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties settings(Path dataDirectory, Door door, String self, String controller) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("listeners", "CLIENT://" + door.listener() + ",SELF://" + self + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "CLIENT://" + door.advertised() + ",SELF://" + self);
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,SELF:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "SELF");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", dataDirectory.resolve("log").toString());
        settings.put("auto.create.topics.enable", "false"); // A misspelt topic is an error, not a second topic.
        settings.put("log.retention.ms", "-1"); // Events are kept: read models are rebuilt from them.
        settings.put("offsets.retention.minutes", "5256000"); // Ten years: a house may be switched off for long.
        alone(settings);
        small(settings);
        return settings;
    }

    /** What a cluster of one needs to be told. */
    private static void alone(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the controller waits for the session of the former broker to end. Kafka's 9 s made that slow;
        // with 2 s a machine that starts everything at once missed heartbeats.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    /** Less memory, threads and files than a machine of its own would be given. */
    private static void small(Properties settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.recovery.threads.per.data.dir", "2");
    }

    /** Writes the cluster's identity into an empty directory; leaves one that has it alone. */
    private static void format(Path dataDirectory, Properties settings) throws IOException {
        Path file = dataDirectory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) { // Which escapes letters that Kafka would read as others.
            settings.store(out, null);
        }
        String[] arguments = {"format", "-t", CLUSTER_ID, "-c", file.toString(), "--ignore-formatted"};
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        if (StorageTool.execute(arguments, silent) != 0) {
            throw new IllegalStateException("could not format " + dataDirectory);
        }
    }

    /** Three, held together so that no two are the same. */
    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback);
                ServerSocket third = new ServerSocket(0, 1, loopback)) {
            return new int[] {first.getLocalPort(), second.getLocalPort(), third.getLocalPort()};
        }
    }
}
