package io.symbia.events;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published test data that lies beside the project where it was checked out with it. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of the test data; the test is skipped where there is none. */
    public static Path at(String path) {
        Path found = Path.of(System.getProperty("symbia.root", ".."), "../shared/data", path);
        assumeTrue(Files.exists(found), "test data is not here: " + path);
        return found;
    }
}
