package io.symbia.support.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final ServerAddress AT = new ServerAddress("127.0.0.1");

    /** Too large, of another type, refused by a rule of the collection: the next attempt ends like this one. */
    @ParameterizedTest
    @ValueSource(ints = {2, 9, 14, 52, 57, 121, 10_334, 17_419, 17_420})
    void whatCannotBeWrittenIsNotWaitedOut(int code) {
        assertThat(Faults.isPassing(command(code))).isFalse();
        assertThat(Faults.isPassing(bulk(code))).isFalse();
    }

    /** Another primary, shutting down, over a time limit, a rate limit, not authenticated: all of it ends some day. */
    @ParameterizedTest
    @ValueSource(ints = {10_107, 11_600, 91, 50, 89, 189, 18, 13, -1})
    void aDatabaseThatDoesNotAnswerAsItShouldIsWaitedOut(int code) {
        assertThat(Faults.isPassing(command(code))).isTrue();
        assertThat(Faults.isPassing(bulk(code))).isTrue();
    }

    @Test
    void whatIsAwayIsWaitedOutAndABugIsNot() {
        assertThat(Faults.isPassing(new MongoTimeoutException("away"))).isTrue();
        assertThat(Faults.isPassing(new MongoSocketReadException("cut", AT))).isTrue();
        assertThat(Faults.isPassing(new TimeoutException("broker"))).isTrue();
        assertThat(Faults.isPassing(new IllegalStateException("a bug"))).isFalse();
    }

    private static MongoException command(int code) {
        BsonDocument answer = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("as a server says it"));
        return new MongoCommandException(answer, AT);
    }

    private static MongoException bulk(int code) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(code, "as a server says it", new BsonDocument(), 0)),
                null,
                AT,
                Set.of());
    }
}
