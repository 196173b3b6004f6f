package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import io.symbia.local.platform.PlatformSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the processes are told, by environment variables: the same names that a cluster sets. */
final class Environment {
    private static final String LOOPBACK = "127.0.0.1";
    /** The embedded database has no sessions, so no retryable writes. */
    private static final String MONGO_OPTIONS = "/?retryWrites=false&retryReads=false&uuidRepresentation=standard";

    /** Where the gateway has the log, for links that are followed from outside. */
    private static final String LOG_AT_THE_DOOR = "/log";

    private Environment() {}

    static Map<String, String> of(ProcessSpec process, HouseOptions options) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(PlatformSettings.SERVER_ADDRESS, LOOPBACK);
        variables.put(PlatformSettings.SERVER_PORT, Integer.toString(options.port(process.name())));
        if (process.hasManagementDoor()) {
            variables.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
            variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(options.port(process.managementName())));
        }
        variables.put("SYMBIA_MONGO_URI", mongoUri(options));
        variables.put("SYMBIA_KAFKA_BOOTSTRAP", kafkaBootstrap(options));
        variables.put("SYMBIA_LOG_DATA", options.data().resolve("log").toString());
        variables.put("SYMBIA_LOG_ORIGIN", HousePlan.LOG_ORIGIN);
        for (ProcessSpec other : options.processes()) {
            if (other.stage() != Stage.PLATFORM) {
                variables.put(urlVariable(other.name()), url(other.name(), options));
            }
        }
        options.processes().stream()
                .filter(other -> other.stage() == Stage.DOOR)
                .findFirst()
                .ifPresent(door -> variables.put("SYMBIA_LOG_PUBLIC_URL", url(door.name(), options) + LOG_AT_THE_DOOR));
        switch (process.stage()) {
            case PLATFORM -> variables.putAll(platform(options));
            case WITNESS -> variables.putAll(witness(process, options));
            case MIRROR -> variables.putAll(mirror(process, options));
            case LOG -> variables.putAll(log(options));
            case SERVICE, DOOR -> {
                // What all are told is enough.
            }
        }
        return variables;
    }

    static String url(String process, HouseOptions options) {
        return "http://" + LOOPBACK + ":" + options.port(process);
    }

    /** Where a process answers probes and gives its metrics. */
    static String managementUrl(ProcessSpec process, HouseOptions options) {
        return url(process.managementName(), options);
    }

    static String mongoUri(HouseOptions options) {
        return options.mongoUri()
                .orElseGet(() -> "mongodb://" + LOOPBACK + ":" + options.port(HousePlan.MONGO) + MONGO_OPTIONS);
    }

    static String kafkaBootstrap(HouseOptions options) {
        return options.kafkaBootstrap().orElseGet(() -> LOOPBACK + ":" + options.port(HousePlan.KAFKA));
    }

    /** The keys of the log are known from its introduction on; before that, the witness is only asked for its own. */
    private static Map<String, String> witness(ProcessSpec process, HouseOptions options) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "SYMBIA_WITNESS_DATA", Introductions.data(process, options).toString());
        variables.put("SYMBIA_WITNESS_NAME", Introductions.keyName(process));
        Introductions.logKey(options).ifPresent(key -> variables.put("SYMBIA_WITNESS_LOGS", key));
        variables.put("SYMBIA_WITNESS_BIND", LOOPBACK);
        return variables;
    }

    private static Map<String, String> mirror(ProcessSpec process, HouseOptions options) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "SYMBIA_MIRROR_DATA", options.data().resolve(process.name()).toString());
        variables.put("SYMBIA_MIRROR_NAME", "archive.symbia.local/mirror");
        variables.put("SYMBIA_MIRROR_POLICY", policy(options));
        Introductions.logKey(options).ifPresent(key -> variables.put("SYMBIA_MIRROR_LOGS", key));
        variables.put("SYMBIA_MIRROR_BIND", LOOPBACK);
        return variables;
    }

    /** An empty path is said too: what the caller's shell may have set is not this house's policy. */
    private static String policy(HouseOptions options) {
        return Introductions.areNeeded(options) ? Introductions.policy(options).toString() : "";
    }

    private static Map<String, String> log(HouseOptions options) {
        boolean isMirrored = options.processes().stream().anyMatch(process -> process.stage() == Stage.MIRROR);
        return Map.of(
                "SYMBIA_LOG_POLICY",
                policy(options),
                "SYMBIA_LOG_MIRRORS",
                isMirrored ? Introductions.mirrors(options).toString() : "",
                "SYMBIA_LOG_MIRRORS_REQUIRED",
                isMirrored ? "1" : "0");
    }

    /** Only what the platform has to start itself has a port. */
    private static Map<String, String> platform(HouseOptions options) {
        Map<String, String> variables = new LinkedHashMap<>();
        Path data = options.data().resolve("platform");
        variables.put(PlatformSettings.DATA, data.toString());
        // Said always: what the caller's shell may have set is not to open a house to others.
        variables.put(PlatformSettings.BIND, LOOPBACK);
        variables.put(PlatformSettings.HOST, LOOPBACK);
        if (options.mongoUri().isEmpty()) {
            variables.put(PlatformSettings.MONGO_PORT, Integer.toString(options.port(HousePlan.MONGO)));
        }
        if (options.kafkaBootstrap().isEmpty()) {
            variables.put(PlatformSettings.KAFKA_PORT, Integer.toString(options.port(HousePlan.KAFKA)));
        }
        return variables;
    }

    /** {@code supply-chain} is told in {@code SYMBIA_SUPPLY_CHAIN_URL}. */
    private static String urlVariable(String process) {
        return "SYMBIA_" + process.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
    }
}
