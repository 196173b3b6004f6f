package io.symbia.client;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for files, and the import typed against a platform that remembers what it was sent. */
abstract class TypedImports {
    static final String ORDER = "po / so #";
    static final String SHIPMENT = "asn/dn #";
    static final String MODE = "shipment mode";
    static final String RULE = "vendor inco term";

    @TempDir
    Path folder;

    TypedImport typed;

    @BeforeEach
    void start() throws IOException {
        typed = new TypedImport();
    }

    @AfterEach
    void stop() {
        typed.close();
    }
}
