package io.symbia.log;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.sealing.LogKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * {@code --keys}: prints the log's verifier keys, one a line, and ends. They are made if the log has never been started, so that witnesses
 * can be told whom to watch before it is.
 */
final class ShowKeys {
    static final String OPTION = "--keys";

    private static final String ORIGIN = "SYMBIA_LOG_ORIGIN";
    private static final String COMMITS = "commits";

    private ShowKeys() {}

    static LogKeys keys(Map<String, String> environment) throws IOException {
        Path data = data(environment);
        String origin = required(environment, ORIGIN);
        Files.createDirectories(data);
        if (LogKeys.exist(data)) {
            return existing(environment);
        }
        Path commits = data.resolve(COMMITS);
        if (Files.exists(commits) && Files.size(commits) > 0) { // A log that has sealed has had a key.
            throw new RefusedToStartException("key: there is none in %s, but there is a log".formatted(data));
        }
        return LogKeys.create(data, origin, new SecureRandom());
    }

    /** The keys of a log that has some. */
    static LogKeys existing(Map<String, String> environment) throws IOException {
        Path data = data(environment);
        if (!LogKeys.exist(data)) {
            throw new RefusedToStartException("key: there is none in %s".formatted(data));
        }
        return LogKeys.read(data, required(environment, ORIGIN), new SecureRandom());
    }

    static Path data(Map<String, String> environment) {
        return Path.of(required(environment, "SYMBIA_LOG_DATA"));
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new RefusedToStartException(name + " is not set"));
    }
}
