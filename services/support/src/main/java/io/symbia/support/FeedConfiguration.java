package io.symbia.support;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.support.SupportConfiguration.Catalogue;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.feed.Feed;
import io.symbia.support.feed.FeedHandler;
import io.symbia.support.feed.ParkingLot;
import io.symbia.support.feed.ReactionHandler;
import io.symbia.support.feed.ReceiptHandler;
import io.symbia.support.fold.InboxFreshness;
import io.symbia.support.fold.ViewHandler;
import io.symbia.support.place.Inbox;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Members;
import io.symbia.support.platform.Settings;
import io.symbia.support.reconciliation.Reconciliation;
import io.symbia.support.relay.Relay;
import io.symbia.support.relay.Sweep;
import io.symbia.support.resend.Resend;
import io.symbia.support.view.Freshness;
import io.symbia.support.view.Projection;
import io.symbia.support.view.ViewIndexes;
import io.symbia.support.view.ViewReaders;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of an event: from the broker to reactions and views. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    @Bean
    StateTables stateTables(Database database) {
        return new StateTables(database.mongo());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ViewIndexes viewIndexes(Database database) {
        return new ViewIndexes(database.patient());
    }

    @Bean
    MeterBinder indexMetrics(ViewIndexes indexes) {
        return registry -> FunctionCounter.builder("symbia.view.indexes.failures", indexes, ViewIndexes::failures)
                .description("Rounds in which the indexes of lists could not be asked for")
                .register(registry);
    }

    @Bean
    ViewReaders viewReaders(Database database, ViewIndexes indexes) {
        return new ViewReaders(database.mongo(), indexes);
    }

    @Bean
    Inbox inbox(Database database) {
        return new Inbox(database.patient());
    }

    @Bean(destroyMethod = "close")
    ParkingLot parkingLot(Broker broker) {
        return new ParkingLot(broker);
    }

    @Bean
    ReactionHandler reactionHandler(
            ObjectProvider<Reaction> reactions,
            Catalogue catalogue,
            Database database,
            Inbox inbox,
            ParkingLot parking) {
        return new ReactionHandler(
                reactions.orderedStream().toList(), catalogue.events(), database.patient(), inbox, parking);
    }

    @Bean
    ViewHandler viewHandler(
            ObjectProvider<Projection<?>> projections,
            Catalogue catalogue,
            Database database,
            Inbox inbox,
            ParkingLot parking) {
        List<Projection<?>> all = projections.orderedStream().collect(Collectors.toList());
        return ViewHandler.ofStreams(all, catalogue.events(), database.patient(), inbox, parking);
    }

    @Bean
    ViewHandler sharedViewHandler(
            ObjectProvider<Projection<?>> projections,
            Catalogue catalogue,
            Database database,
            Inbox inbox,
            ParkingLot parking) {
        List<Projection<?>> all = projections.orderedStream().collect(Collectors.toList());
        return ViewHandler.ofSharedViews(all, catalogue.events(), database.patient(), inbox, parking);
    }

    @Bean
    ReceiptHandler receiptHandler(Settings settings, Database database, ParkingLot parking) {
        KeptReceipts receipts = new KeptReceipts(database.patient());
        return new ReceiptHandler(settings.service(), database.patient(), receipts, parking);
    }

    @Bean
    Freshness freshness(Relay relay, List<ViewHandler> views, Database database, Clock clock) {
        return new InboxFreshness(relay::event, views, new Inbox(database.mongo()), clock);
    }

    @Bean
    Background background(
            Lease lease,
            Members members,
            Relay relay,
            Sweep sweep,
            Resend resend,
            List<FeedHandler> handlers,
            Broker broker,
            EventCodec codec,
            ObjectProvider<Reconciliation> reconciliation) {
        List<Feed> feeds = handlers.stream()
                .map(handler -> new Feed(handler, broker, lease, codec))
                .toList();
        return new Background(
                lease, members, relay, sweep, resend, feeds, Optional.ofNullable(reconciliation.getIfAvailable()));
    }
}
