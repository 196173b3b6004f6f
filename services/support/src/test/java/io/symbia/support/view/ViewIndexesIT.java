package io.symbia.support.view;

import io.symbia.support.testkit.TestDatabase;

/** The contract on the embedded database. */
class ViewIndexesIT extends ViewIndexesContract {
    @Override
    String mongoUri() {
        return TestDatabase.uri();
    }

    @Override
    boolean keepsIndexes() {
        return false;
    }
}
