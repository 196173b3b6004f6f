package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of all processes and of all ports. A new service is one line here. */
public final class HousePlan {
    /** Names of the ports that are not a process's own. */
    static final String KAFKA = "kafka";

    static final String MONGO = "mongo";
    static final String PLATFORM = "platform";

    /** The name of the log in its checkpoints. */
    static final String LOG_ORIGIN = "log.symbia.local";

    private static final int KAFKA_PORT = 9092;
    private static final int MONGO_PORT = 27017;

    /** From the port for readers to that for probes and metrics. */
    private static final int MANAGEMENT_DISTANCE = 10_000;

    /** In the order in which they are started. */
    public static final List<ProcessSpec> PROCESSES = List.of(
            new ProcessSpec(
                    PLATFORM, Stage.PLATFORM, "local", Optional.of("io.symbia.local.PlatformProcess"), 8099, 512),
            witness("customs", 8095),
            witness("finance", 8096),
            witness("industry", 8097),
            new ProcessSpec("mirror", Stage.MIRROR, "mirror", Optional.empty(), 8091, 256),
            ProcessSpec.service("log", Stage.LOG, 8090, 384),
            ProcessSpec.service("supply-chain", Stage.SERVICE, 8081, 256),
            ProcessSpec.service("logistics", Stage.SERVICE, 8082, 256),
            ProcessSpec.service("payment", Stage.SERVICE, 8083, 256),
            ProcessSpec.service("credit", Stage.SERVICE, 8084, 256),
            ProcessSpec.service("gateway", Stage.DOOR, 8080, 192));

    private HousePlan() {}

    /** Named by the role of whoever would run it; here they are processes of one machine, which shows the way and is no independence. */
    private static ProcessSpec witness(String role, int port) {
        return new ProcessSpec("witness-" + role, Stage.WITNESS, "witness", Optional.empty(), port, 256);
    }

    /** The usual ports: of each process, of the broker and database, and of each process for probes and metrics; by name. */
    public static Map<String, Integer> defaultPorts(List<ProcessSpec> processes) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        processes.forEach(process -> ports.put(process.name(), process.defaultPort()));
        ports.put(KAFKA, KAFKA_PORT);
        ports.put(MONGO, MONGO_PORT);
        processes.stream()
                .filter(ProcessSpec::hasManagementDoor)
                .forEach(process -> ports.put(process.managementName(), process.defaultPort() + MANAGEMENT_DISTANCE));
        return ports;
    }
}
