package io.symbia.support.store;

import io.symbia.support.testkit.TestDatabase;

/** The contract on the embedded server. */
class CommitStoreOnEmbeddedIT extends CommitStoreContract {
    @Override
    String mongoUri() {
        return TestDatabase.uri();
    }
}
