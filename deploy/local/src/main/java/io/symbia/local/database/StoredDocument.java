package io.symbia.local.database;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents and index keys as the BSON bytes that are kept.
 *
 * <p>Bytes, not objects, because mongo-java-server changes a document in place when it updates it: a reader that still
 * sends the same object would send half of the update. Whoever reads bytes has a copy of its own.
 */
final class StoredDocument {
    private static final int INITIAL_SIZE_BYTES = 1024;

    private StoredDocument() {}

    static byte[] format(Document document) {
        ByteBuf buffer = Unpooled.buffer(INITIAL_SIZE_BYTES);
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    static Document parse(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    /** A key of an index: its values in order. A missing field and null are one key, as in MongoDB. */
    static byte[] formatKey(KeyValue key) {
        Document document = new Document();
        for (int i = 0; i < key.size(); i++) {
            Object value = key.get(i);
            document.put(Integer.toString(i), value instanceof Missing ? null : value);
        }
        return format(document);
    }

    static KeyValue parseKey(byte[] bson) {
        List<Object> values = new ArrayList<>(parse(bson).values());
        return new KeyValue(values);
    }
}
