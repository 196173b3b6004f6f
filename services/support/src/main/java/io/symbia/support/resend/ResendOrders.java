package io.symbia.support.resend;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.symbia.support.resend.ResendOrder.State;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/**
 * The service's newest order to send events once more, in its database, so that any instance takes it and whichever holds the lease carries it
 * out, from where another one was: {@code {_id: "order", state, stream, afterStream, streams, events, …}}.
 */
public final class ResendOrders {
    private static final String ID = "order";

    private final MongoCollection<Document> documents;

    public ResendOrders(MongoDatabase database) {
        this.documents = database.getCollection("resend");
    }

    /** The newest order, whatever has become of it. */
    public Optional<ResendOrder> newest() {
        return Optional.ofNullable(documents.find(Filters.eq("_id", ID)).first())
                .map(ResendOrders::parse);
    }

    /**
     * Orders that a stream, or all streams, be sent once more. An order that is open goes on as it is.
     *
     * @param stream the name of one stream; all if empty
     */
    public ResendOrder order(Optional<String> stream, Instant now) {
        Optional<ResendOrder> before = newest();
        if (before.isPresent() && before.get().state() == State.OPEN) return before.get();
        ResendOrder order = ResendOrder.of(stream, now);
        put(order);
        return order;
    }

    /** Calls the open order off, if there is one. */
    public Optional<ResendOrder> cancel() {
        Optional<ResendOrder> before = newest();
        before.filter(order -> order.state() == State.OPEN).ifPresent(order -> put(order.in(State.CANCELLED)));
        return newest();
    }

    /** Keeps how far an order is, unless it was called off or another one was given meanwhile; says whether it goes on. */
    public boolean keep(ResendOrder order) {
        return documents
                        .replaceOne(
                                Filters.and(
                                        Filters.eq("_id", ID),
                                        Filters.eq("state", State.OPEN.name()),
                                        Filters.eq(
                                                "orderedAtMillis",
                                                order.orderedAt().toEpochMilli())),
                                format(order))
                        .getMatchedCount()
                == 1;
    }

    private void put(ResendOrder order) {
        documents.replaceOne(Filters.eq("_id", ID), format(order), new ReplaceOptions().upsert(true));
    }

    private static Document format(ResendOrder order) {
        Document document = new Document("_id", ID)
                .append("state", order.state().name())
                .append("afterStream", order.afterStream())
                .append("streams", order.streams())
                .append("events", order.events())
                .append("damaged", order.damaged())
                .append("damagedCount", order.damagedCount())
                .append("orderedAtMillis", order.orderedAt().toEpochMilli());
        order.stream().ifPresent(stream -> document.append("stream", stream));
        order.problem().ifPresent(problem -> document.append("problem", problem));
        return document;
    }

    private static ResendOrder parse(Document document) {
        return new ResendOrder(
                Optional.ofNullable(document.getString("stream")),
                State.valueOf(document.getString("state")),
                document.getString("afterStream"),
                document.getLong("streams"),
                document.getLong("events"),
                document.getList("damaged", String.class),
                document.getLong("damagedCount"),
                Optional.ofNullable(document.getString("problem")),
                Instant.ofEpochMilli(document.getLong("orderedAtMillis")));
    }
}
