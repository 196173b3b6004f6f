package io.symbia.support;

import io.symbia.events.Families;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.kafka.TopicSettings;
import io.symbia.support.aggregate.AggregateCatalogue;
import io.symbia.support.aggregate.AggregateWiring;
import io.symbia.support.aggregate.CommitListener;
import io.symbia.support.aggregate.CommitSealer;
import io.symbia.support.aggregate.EventStoreOnMongo;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.EarlierRequests;
import io.symbia.support.command.EventReferences;
import io.symbia.support.command.RequestExpiry;
import io.symbia.support.evidence.AwaitedReceipts;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Members;
import io.symbia.support.platform.Settings;
import io.symbia.support.reconciliation.Reconciliation;
import io.symbia.support.relay.Relay;
import io.symbia.support.relay.Sweep;
import io.symbia.support.resend.Resend;
import io.symbia.support.resend.ResendOrders;
import io.symbia.support.store.CommitStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The way of a command: from its door to the event store and on to the broker. */
@Configuration(proxyBeanMethods = false)
@Import({FeedConfiguration.class, HttpConfiguration.class})
class SupportConfiguration {
    @Bean
    Settings settings(Environment environment) {
        return Settings.of(environment);
    }

    /** The time of requests and events; a service, or a test, that brings a clock of its own sets both. Leases go by the machine's. */
    @Bean
    @Fallback
    Clock systemClock() {
        return Clock.systemUTC();
    }

    /** The events of the whole platform, unless a test brings its own. */
    @Bean
    Catalogue catalogue(ObjectProvider<EventCatalogue> catalogue) {
        return new Catalogue(catalogue.getIfAvailable(Families::published));
    }

    @Bean
    EventCodec eventCodec(Catalogue catalogue) {
        return new EventCodec(catalogue.events(), new SecureRandom());
    }

    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        return new Database(settings);
    }

    @Bean
    Broker broker(Settings settings, Environment environment) {
        return new Broker(
                settings,
                new TopicSettings(
                        environment.getProperty("symbia.kafka.replication-factor", Integer.class, 0),
                        environment.getProperty("symbia.kafka.min-in-sync-replicas", Integer.class, 0)));
    }

    @Bean(destroyMethod = "")
    Lease lease(Database database, Settings settings) {
        return new Lease(database.mongo(), settings.instance());
    }

    @Bean
    CommitStore commitStore(Database database, EventCodec codec) {
        return new CommitStore(database.mongo(), codec);
    }

    @Bean
    EventIndex eventIndex(Database database, CommitStore commits) {
        return new EventIndex(database.mongo(), commits);
    }

    @Bean
    KeptReceipts receipts(Database database) {
        return new KeptReceipts(database.mongo());
    }

    @Bean(destroyMethod = "")
    Relay relay(Database database, EventCodec codec, EventIndex index, Broker broker, Settings settings) {
        return Relay.of(database, codec, index, broker, settings, Clock.systemUTC());
    }

    @Bean(destroyMethod = "")
    Members members(Database database, Settings settings) {
        return new Members(database.patient(), settings.instance());
    }

    @Bean(destroyMethod = "")
    Sweep sweep(Database database, EventCodec codec, Relay relay, Members members, Settings settings) {
        CommitStore commits = new CommitStore(database.patient(), codec);
        return new Sweep(commits, relay, members, Clock.systemUTC(), settings.maxPendingCommits());
    }

    @Bean
    ResendOrders resendOrders(Database database) {
        return new ResendOrders(database.mongo());
    }

    @Bean(destroyMethod = "")
    Resend resend(CommitStore commits, ResendOrders orders, Broker broker, Lease lease, Settings settings) {
        return new Resend(commits, orders, broker, lease, settings.service());
    }

    @Bean
    ResendEndpoint resendEndpoint(ResendOrders orders) {
        return new ResendEndpoint(orders, Clock.systemUTC());
    }

    @Bean
    EventStoreOnMongo eventStore(
            CommitStore commits,
            EventCodec codec,
            Clock clock,
            Relay relay,
            ObjectProvider<AwaitedReceipts> receipts,
            ObjectProvider<Reconciliation> reconciliation) {
        Optional<AwaitedReceipts> awaited = Optional.ofNullable(receipts.getIfAvailable());
        Optional<Reconciliation> compared = Optional.ofNullable(reconciliation.getIfAvailable());
        CommitListener listener = (commit, predecessorPending) -> {
            relay.committed(commit, predecessorPending);
            awaited.ifPresent(job -> job.committed(commit));
            compared.ifPresent(job -> job.committed(commit));
        };
        return new EventStoreOnMongo(commits, codec, new CommitSealer(codec, clock, new SecureRandom()), listener);
    }

    /** Only where there is a log that gives receipts. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnExpression("!'${symbia.log.url:}'.isEmpty()")
    AwaitedReceipts awaitedReceipts(KeptReceipts receipts) {
        return new AwaitedReceipts(receipts);
    }

    /** Only where the service is told how to reach the log. */
    @Bean(destroyMethod = "")
    @ConditionalOnExpression("!'${symbia.log.url:}'.isEmpty()")
    Reconciliation reconciliation(Database database, EventCodec codec, Settings settings, Environment environment) {
        return new Reconciliation(
                new CommitStore(database.patient(), codec),
                new KeptReceipts(database.patient()),
                database,
                codec,
                settings.instance(),
                Clock.systemUTC(),
                URI.create(environment.getProperty("symbia.log.url", "")));
    }

    @Bean
    AggregateWiring aggregateWiring(AggregateCatalogue aggregates, EventStoreOnMongo store) {
        return new AggregateWiring(aggregates, store);
    }

    @Bean
    EventReferences eventReferences(Settings settings) {
        return new EventReferences(settings.service(), settings.logPublicUrl());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    RequestExpiry requestExpiry(Database database) {
        return new RequestExpiry(database.patient(), Clock.systemUTC());
    }

    @Bean
    EarlierRequests earlierRequests(Database database, CommitStore commits, Settings settings) {
        return new EarlierRequests(database.mongo(), commits, Clock.systemUTC(), settings.instance());
    }

    @Bean
    CommandDoor commandDoor(
            AggregateWiring aggregates, EventReferences references, Relay relay, EarlierRequests earlier) {
        return new CommandDoor(aggregates, references, relay, earlier);
    }

    /** The events that are known here. */
    record Catalogue(EventCatalogue events) {}
}
