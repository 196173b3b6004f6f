package io.symbia.local.database;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/**
 * A database whose collections and indexes are maps of one store.
 *
 * <p>Names of maps: {@code data/<database>/<collection>} and {@code key/<database>/<collection>/<index>}.
 */
final class DocumentDatabase extends AbstractSynchronizedMongoDatabase<Long> {
    private static final String DATA = "data/";
    private static final String INDEX = "key/";
    private static final String FORMER_INDEX = "index/";

    private final MVStore store;

    DocumentDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    /** The databases that a store holds. */
    static List<String> names(MVStore store) {
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DATA))
                .map(map -> map.substring(DATA.length(), map.indexOf('/', DATA.length())))
                .distinct()
                .toList();
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String collection, CollectionOptions options) {
        var builder =
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE);
        MVMap<Long, byte[]> documents = store.openMap(dataMap(collection), builder);
        return new DocumentCollection(this, collection, options, documents, cursorRegistry);
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var builder = new MVMap.Builder<byte[], Long>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(LongDataType.INSTANCE);
        MVMap<byte[], Long> positions = store.openMap(indexMap(collection, index), builder);
        takeOver(formerMap(collection, index), positions, builder);
        return new DocumentIndex(positions, index, keys, sparse);
    }

    /** Keys of an earlier version had no order; an index that has them is written anew. */
    private void takeOver(String former, MVMap<byte[], Long> positions, MVMap.Builder<byte[], Long> builder) {
        if (!store.hasMap(former)) return;
        MVMap<byte[], Long> old = store.openMap(former, builder);
        old.forEach(
                (key, position) -> positions.put(StoredDocument.formatKey(StoredDocument.parseFields(key)), position));
        store.removeMap(old);
    }

    @Override
    protected void dropIndex(MongoCollection<Long> collection, String index) {
        super.dropIndex(collection, index);
        store.removeMap(indexMap(collection.getCollectionName(), index));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        store.removeMap(dataMap(collection));
    }

    /** Refused: it would have to rename maps, and nothing here renames a collection. */
    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("renaming a collection is not supported");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    private String dataMap(String collection) {
        return DATA + getDatabaseName() + "/" + collection;
    }

    private String formerMap(String collection, String index) {
        return FORMER_INDEX + getDatabaseName() + "/" + collection + "/" + index;
    }

    private String indexMap(String collection, String index) {
        return INDEX + getDatabaseName() + "/" + collection + "/" + index;
    }
}
