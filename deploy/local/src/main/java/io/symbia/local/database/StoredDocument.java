package io.symbia.local.database;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Documents and index keys as the BSON bytes that are kept.
 *
 * <p>Bytes, not objects, because mongo-java-server changes a document in place when it updates it: a reader that still
 * sends the same object would send half of the update. Whoever reads bytes has a copy of its own.
 */
final class StoredDocument {
    private static final byte OTHER = 0;
    private static final byte TEXT = 1;
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

    /**
     * A key of an index. A single text is kept as its UTF-8 behind {@value #TEXT}, so that the order of keys is that of the texts by
     * code points, as in MongoDB; anything else as BSON behind {@value #OTHER}. A missing field and null are one key, as in MongoDB.
     */
    static byte[] formatKey(KeyValue key) {
        if (key.size() == 1 && key.get(0) instanceof String text) return formatKey(text);
        Document document = new Document();
        for (int i = 0; i < key.size(); i++) {
            Object value = key.get(i);
            document.put(Integer.toString(i), value instanceof Missing ? null : value);
        }
        return tagged(OTHER, format(document));
    }

    /** The key of a single text. */
    static byte[] formatKey(String text) {
        return tagged(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a key is that of a single text; those that are not come first. */
    static boolean isText(byte[] key) {
        return key[0] == TEXT;
    }

    static KeyValue parseKey(byte[] key) {
        byte[] value = Arrays.copyOfRange(key, 1, key.length);
        return isText(key) ? new KeyValue(new String(value, StandardCharsets.UTF_8)) : parseFields(value);
    }

    /** A key as it was kept before texts had an order of their own. */
    static KeyValue parseFields(byte[] bson) {
        List<Object> values = new ArrayList<>(parse(bson).values());
        return new KeyValue(values);
    }

    private static byte[] tagged(byte tag, byte[] value) {
        byte[] key = new byte[value.length + 1];
        key[0] = tag;
        System.arraycopy(value, 0, key, 1, value.length);
        return key;
    }
}
