package io.symbia.local.database;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;

/** A unique index in a map of the store, from key to position. */
final class DocumentIndex extends AbstractUniqueIndex<Long> {
    private final MVMap<byte[], Long> positions;

    DocumentIndex(MVMap<byte[], Long> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    @Override
    protected Long removeDocument(KeyValue key) {
        return positions.remove(StoredDocument.formatKey(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Long position) {
        return positions.putIfAbsent(StoredDocument.formatKey(key), position) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Long>> getIterable() {
        return () -> positions.entrySet().stream()
                .map(entry -> Map.entry(StoredDocument.parseKey(entry.getKey()), entry.getValue()))
                .iterator();
    }

    @Override
    protected Long getPosition(KeyValue key) {
        return positions.get(StoredDocument.formatKey(key));
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /** The index itself, if the order of its keys is that of the documents' {@code _id}: when each is a text. */
    Optional<MVMap<byte[], Long>> ordersIds() {
        byte[] first = positions.firstKey();
        boolean texts = first == null || StoredDocument.isText(first);
        boolean ids = keySet().equals(Set.of("_id"));
        return ids && texts ? Optional.of(positions) : Optional.empty();
    }
}
