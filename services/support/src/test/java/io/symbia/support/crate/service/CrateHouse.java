package io.symbia.support.crate.service;

import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.words.money.Money;
import io.symbia.kafka.Brokers;
import io.symbia.support.aggregate.AggregateCatalogue;
import io.symbia.support.aggregate.AggregateWiring;
import io.symbia.support.aggregate.CommitListener;
import io.symbia.support.aggregate.CommitSealer;
import io.symbia.support.aggregate.EventStoreOnMongo;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.EarlierRequests;
import io.symbia.support.command.EventReferences;
import io.symbia.support.command.RequestContext;
import io.symbia.support.crate.Crate;
import io.symbia.support.crate.CrateCommands.AddPieces;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.crate.CrateEvent;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Settings;
import io.symbia.support.store.CommitStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One instance of the crate service without Spring, HTTP and broker. Several share a database as instances do. */
public final class CrateHouse implements AutoCloseable {
    public static final Instant WHEN = Instant.parse("2006-06-02T00:00:00Z");
    public static final Happened HAPPENED = Happened.at(WHEN, ZoneOffset.UTC);
    public static final SealedOrigin ORIGIN =
            SealedOrigin.of(new Origin.Request("PUT", "/crates/crates/C-1", Optional.empty(), Optional.empty()));
    public static final RequestContext SOMEBODY = RequestContext.of(new ParticipantId("zj-tea-coop"), ORIGIN.origin());
    public static final EventCatalogue CATALOGUE = new EventCatalogue(List.of(CrateEvent.class));

    private final Settings settings;
    private final EventCodec codec = new EventCodec(CATALOGUE, new SecureRandom());
    private final Database database;
    private final CommitStore commits;
    private final EarlierRequests requests;
    private final CommandDoor door;

    public CrateHouse(String mongoUri, String service, CommitListener listener) {
        this.settings = new Settings(
                service,
                UUID.randomUUID().toString(),
                mongoUri,
                Brokers.at("127.0.0.1:1"),
                URI.create("http://log"),
                10_000);
        this.database = new Database(settings);
        this.commits = new CommitStore(database.mongo(), codec);
        var store = new EventStoreOnMongo(
                commits, codec, new CommitSealer(codec, Clock.systemUTC(), new SecureRandom()), listener);
        this.requests = new EarlierRequests(database.mongo(), commits, Clock.systemUTC(), settings.instance());
        this.door = new CommandDoor(
                new AggregateWiring(AggregateCatalogue.of(Crate.class), store),
                new EventReferences("crates", settings.logPublicUrl()),
                () -> {},
                requests);
    }

    public Settings settings() {
        return settings;
    }

    public EventCodec codec() {
        return codec;
    }

    public Database database() {
        return database;
    }

    public CommitStore commits() {
        return commits;
    }

    public EarlierRequests requests() {
        return requests;
    }

    public CommandDoor door() {
        return door;
    }

    public CommandAnswer open(String crateId, int capacity) {
        return door.send(new OpenCrate(HAPPENED, crateId, capacity, Money.of("12.50", "EUR")), SOMEBODY);
    }

    public CommandAnswer add(String crateId, String slipId, int pieces) {
        return door.send(new AddPieces(HAPPENED, crateId, slipId, pieces), SOMEBODY);
    }

    @Override
    public void close() {
        database.close();
    }
}
