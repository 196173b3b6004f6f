package io.symbia.local.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the platform process is told by its environment.
 *
 * <p>Broker and database ask nobody who they are, so they listen on the loopback interface unless they are told
 * otherwise.
 *
 * @param data      folder of what is kept
 * @param bind      address on which broker and database listen
 * @param host      name or address by which clients reach the broker; the broker hands it out
 * @param kafkaPort absent: no broker is started
 * @param mongoPort absent: no database is started
 * @param health    where {@code /actuator/health} is answered
 */
public record PlatformSettings(
        Path data,
        InetAddress bind,
        String host,
        Optional<Integer> kafkaPort,
        Optional<Integer> mongoPort,
        InetSocketAddress health) {
    public static final String DATA = "SYMBIA_PLATFORM_DATA";
    public static final String BIND = "SYMBIA_PLATFORM_BIND";
    public static final String HOST = "SYMBIA_PLATFORM_HOST";
    public static final String KAFKA_PORT = "SYMBIA_PLATFORM_KAFKA_PORT";
    public static final String MONGO_PORT = "SYMBIA_PLATFORM_MONGO_PORT";
    /** Where health is answered: the names that every other process has for its own door. */
    public static final String SERVER_ADDRESS = "SERVER_ADDRESS";

    public static final String SERVER_PORT = "SERVER_PORT";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY_FREE_PORT = "0";

    /** Reads the environment; a value that makes no sense stops the start. */
    public static PlatformSettings of(Map<String, String> environment) {
        InetAddress bind = address(environment, BIND);
        return new PlatformSettings(
                Path.of(environment.getOrDefault(DATA, "data/platform")),
                bind,
                Optional.ofNullable(environment.get(HOST)).orElseGet(() -> reachable(bind)),
                port(environment, KAFKA_PORT),
                port(environment, MONGO_PORT),
                new InetSocketAddress(
                        address(environment, SERVER_ADDRESS),
                        Integer.parseInt(environment.getOrDefault(SERVER_PORT, ANY_FREE_PORT))));
    }

    /** Whether others than this machine may reach broker and database. */
    public boolean isOpen() {
        return !bind.isLoopbackAddress();
    }

    private static String reachable(InetAddress bind) {
        if (bind.isAnyLocalAddress()) {
            throw new IllegalArgumentException(
                    HOST + " is missing: " + bind.getHostAddress() + " is every address, and clients need one");
        }
        return bind.getHostAddress();
    }

    private static InetAddress address(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, LOOPBACK);
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(name + " is no address of this machine: " + value, unknown);
        }
    }

    private static Optional<Integer> port(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(Integer::valueOf);
    }
}
