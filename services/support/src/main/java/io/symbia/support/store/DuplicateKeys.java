package io.symbia.support.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;

/** Recognises that what should be written was there already. */
public final class DuplicateKeys {
    private DuplicateKeys() {}

    /** Whether a single write failed because its {@code _id} was taken. */
    public static boolean is(MongoException failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Whether an unordered bulk wrote all but what was there already. */
    public static boolean only(MongoBulkWriteException failure) {
        return failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
