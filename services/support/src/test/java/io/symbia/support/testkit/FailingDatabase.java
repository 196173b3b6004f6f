package io.symbia.support.testkit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that goes away between two writes, and stays away. */
public final class FailingDatabase {
    private static final Set<String> WRITES = Set.of("insertOne", "insertMany", "replaceOne", "updateOne", "bulkWrite");

    private FailingDatabase() {}

    /** The same database, on which every write after the first {@code writes} fails before it is done. */
    public static MongoDatabase after(MongoDatabase database, int writes) {
        return proxy(MongoDatabase.class, database, new AtomicInteger(writes), false);
    }

    /** The same database, which does everything and does not answer to the first {@code writes} writes. */
    public static MongoDatabase losingAnswers(MongoDatabase database, int writes) {
        return proxy(MongoDatabase.class, database, new AtomicInteger(writes), true);
    }

    private static <T> T proxy(Class<T> type, T target, AtomicInteger left, boolean losing) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    boolean write = WRITES.contains(method.getName());
                    int after = write ? left.decrementAndGet() : 0;
                    if (write && !losing && after < 0) throw new MongoException("the database went away");
                    try {
                        Object result = method.invoke(target, arguments);
                        if (write && losing && after >= 0) throw new MongoException("the answer was lost");
                        return result instanceof MongoCollection<?> collection
                                ? proxy(MongoCollection.class, collection, left, losing)
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
