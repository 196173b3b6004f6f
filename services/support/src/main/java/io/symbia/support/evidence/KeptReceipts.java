package io.symbia.support.evidence;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.support.store.DuplicateKeys;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** What the log answered to the service's events: {@code {_id: "digest hex", leafIndex, treeSize}}. The first answer stays. */
public final class KeptReceipts {
    private final MongoCollection<Document> receipts;

    public KeptReceipts(MongoDatabase database) {
        this.receipts = database.getCollection("receipts");
    }

    /** Keeps receipts; those that are there already stay. */
    public void put(Collection<Receipt> given) {
        if (given.isEmpty()) return;
        List<Document> documents = given.stream()
                .map(receipt -> new Document("_id", receipt.digest().hex())
                        .append("leafIndex", receipt.leafIndex())
                        .append("treeSize", receipt.treeSize()))
                .toList();
        try {
            receipts.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            if (!DuplicateKeys.only(failure)) throw failure;
        }
    }

    /** The receipt of the event with this digest. */
    public Optional<Receipt> find(Digest digest) {
        return Optional.ofNullable(
                        receipts.find(Filters.eq("_id", digest.hex())).first())
                .map(KeptReceipts::parse);
    }

    /** Which of the events have a receipt. */
    public Set<Digest> found(Collection<Digest> digests) {
        Set<Digest> found = new HashSet<>();
        for (Document document : receipts.find(
                        Filters.in("_id", digests.stream().map(Digest::hex).toList()))
                .projection(Projections.include("_id"))) {
            found.add(Digest.parseHex(document.getString("_id")));
        }
        return found;
    }

    /** How many there are. */
    public long count() {
        return receipts.countDocuments();
    }

    /** All of them, in no order; each is read from the database when it is asked for. */
    public Iterable<Receipt> all() {
        return receipts.find().map(KeptReceipts::parse);
    }

    private static Receipt parse(Document found) {
        return new Receipt(
                Digest.parseHex(found.getString("_id")), found.getLong("leafIndex"), found.getLong("treeSize"));
    }
}
