package io.symbia.support.feed;

import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.Receipt;
import io.symbia.support.place.Positions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import tools.jackson.databind.JsonNode;

/** Keeps the log's receipts for the events of this service: {@code {"origin", "treeSize", "leaves": [["hex", index] …]}}. */
public final class ReceiptHandler implements FeedHandler {
    private final String ownTopic;
    private final KeptReceipts receipts;
    private final Offsets offsets;
    private final ParkingLot parking;

    public ReceiptHandler(String service, MongoDatabase database, KeptReceipts receipts, ParkingLot parking) {
        this.ownTopic = Topics.events(service);
        this.receipts = receipts;
        this.offsets = new Offsets(database, "receipts", Set.of("receipts"));
        this.parking = parking;
    }

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RECEIPTS);
    }

    @Override
    public Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        return offsets.load(partitions, topicIds);
    }

    @Override
    public void goOnAt(Map<TopicPartition, OffsetAndMetadata> places) {
        offsets.goOnAt(places);
    }

    @Override
    public void handle(List<IncomingRecord> records) throws InterruptedException {
        List<Receipt> own = new ArrayList<>();
        for (IncomingRecord record : records) {
            if (!record.key().equals(ownTopic)) continue;
            try {
                own.addAll(parse(record.text()));
            } catch (IllegalArgumentException unreadable) {
                parking.park(record, name(), Faults.reason(unreadable));
            }
        }
        receipts.put(own);
        offsets.save(records);
    }

    /** The receipts in a record of the log. */
    static List<Receipt> parse(String text) {
        JsonNode json = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DOOR);
        long treeSize = json.path("treeSize").asLong(0);
        List<Receipt> parsed = new ArrayList<>();
        for (JsonNode leaf : json.path("leaves")) {
            parsed.add(new Receipt(
                    Digest.parseHex(leaf.path(0).asString("")), leaf.path(1).asLong(-1), treeSize));
        }
        return parsed;
    }
}
