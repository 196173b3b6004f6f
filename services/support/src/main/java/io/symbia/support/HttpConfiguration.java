package io.symbia.support;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.http.refusing.NamedTypeFilter;
import io.symbia.http.refusing.ReadableQueryFilter;
import io.symbia.http.refusing.SingleHeadersFilter;
import io.symbia.http.refusing.SpokenContainer;
import io.symbia.support.command.EarlierRequests;
import io.symbia.support.command.EventReferences;
import io.symbia.support.command.RequestExpiry;
import io.symbia.support.description.AnswerDescription;
import io.symbia.support.description.CommandDescription;
import io.symbia.support.description.OpenApiDescription;
import io.symbia.support.door.CommandArgument;
import io.symbia.support.evidence.AwaitedReceipts;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.StreamDisclosures;
import io.symbia.support.feed.Feed;
import io.symbia.support.feed.ParkingLot;
import io.symbia.support.http.Doors;
import io.symbia.support.http.EventController;
import io.symbia.support.http.EventFormatsController;
import io.symbia.support.paging.NextPage;
import io.symbia.support.platform.Database;
import io.symbia.support.platform.Settings;
import io.symbia.support.problem.ProblemAdvice;
import io.symbia.support.problem.ProblemErrorController;
import io.symbia.support.reconciliation.Finding;
import io.symbia.support.reconciliation.Reconciliation;
import io.symbia.support.relay.Relay;
import io.symbia.support.relay.Sweep;
import io.symbia.support.store.CommitStore;
import io.symbia.support.view.Freshness;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The doors, and what operators see. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, OpenApiDescription.class, NextPage.class})
class HttpConfiguration {
    @Bean
    Doors doors(Settings settings, Freshness freshness) {
        return new Doors(settings.service(), freshness);
    }

    @Bean
    WebMvcConfigurer commandArguments(Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CommandArgument(clock));
            }
        };
    }

    @Bean
    CommandDescription commandDescription() {
        return new CommandDescription();
    }

    @Bean
    AnswerDescription answerDescription() {
        return new AnswerDescription();
    }

    @Bean
    Doors.BodyLimit bodyLimit() {
        return new Doors.BodyLimit();
    }

    @Bean
    Doors.Idempotency idempotency(EarlierRequests earlier) {
        return new Doors.Idempotency(earlier);
    }

    @Bean
    EventController eventController(
            Settings settings,
            CommitStore commits,
            EventCodec codec,
            KeptReceipts receipts,
            EventReferences references,
            Freshness freshness,
            Relay relay) {
        StreamDisclosures disclosures = new StreamDisclosures(commits, codec);
        return new EventController(settings, commits, receipts, references, disclosures, freshness, relay::commitOf);
    }

    @Bean
    EventFormatsController eventFormatsController() {
        return new EventFormatsController();
    }

    @Bean
    SpokenContainer spokenContainer() {
        return new SpokenContainer();
    }

    @Bean
    FilterRegistrationBean<SingleHeadersFilter> singleHeaders() {
        FilterRegistrationBean<SingleHeadersFilter> filter = new FilterRegistrationBean<>(new SingleHeadersFilter());
        filter.setOrder(Doors.ORDER_OF_REFUSALS);
        return filter;
    }

    @Bean
    FilterRegistrationBean<NamedTypeFilter> namedTypes() {
        FilterRegistrationBean<NamedTypeFilter> filter = new FilterRegistrationBean<>(new NamedTypeFilter());
        filter.setOrder(Doors.ORDER_OF_REFUSALS + 1); // Behind the single headers: of two types none is read.
        return filter;
    }

    @Bean
    FilterRegistrationBean<ReadableQueryFilter> readableQueries(
            @Value("${server.tomcat.max-parameter-count}") int maxParameters) {
        FilterRegistrationBean<ReadableQueryFilter> filter =
                new FilterRegistrationBean<>(new ReadableQueryFilter(maxParameters));
        filter.setOrder(Doors.ORDER_OF_REFUSALS + 1);
        return filter;
    }

    @Bean
    HealthIndicator databaseHealthIndicator(Database database) {
        return () -> {
            try {
                database.ping();
                return Health.up().build();
            } catch (com.mongodb.MongoException away) {
                return Health.down()
                        .withDetail("reason", away.getClass().getSimpleName())
                        .build();
            }
        };
    }

    /** Down until the broker was reached once; afterwards only when commands are refused because it is away too long. */
    @Bean
    HealthIndicator brokerHealthIndicator(Relay relay) {
        return () -> (relay.isWell() ? Health.up() : Health.down())
                .withDetail("pendingCommits", relay.pendingCommits())
                .build();
    }

    /** Says how old the oldest commit is that is not known to be witnessed; a group of its own, for whoever gathers it. No probe asks. */
    @Bean
    HealthIndicator witnessingHealthIndicator(Relay relay, ObjectProvider<AwaitedReceipts> receipts) {
        return () -> Optional.ofNullable(receipts.getIfAvailable())
                .map(awaited -> Health.up()
                        .withDetail("oldestUnwitnessedSeconds", oldestUnwitnessedSeconds(relay, awaited))
                        .build())
                .orElseGet(() -> Health.unknown().build());
    }

    /** What an earlier process has kept and nobody has published yet is in the relay's hands alone. */
    private static double oldestUnwitnessedSeconds(Relay relay, AwaitedReceipts awaited) {
        return Math.max(awaited.oldestSeconds(), relay.oldestPendingSeconds());
    }

    @Bean
    MeterBinder evidenceMetrics(Relay relay, ObjectProvider<AwaitedReceipts> receipts) {
        return registry -> receipts.ifAvailable(awaited -> Gauge.builder(
                        "symbia.evidence.oldest.unwitnessed.seconds",
                        awaited,
                        it -> oldestUnwitnessedSeconds(relay, it))
                .description("Age of the oldest commit that has no receipt of the log")
                .register(registry));
    }

    @Bean
    MeterBinder reconciliationMetrics(ObjectProvider<Reconciliation> reconciliation, Settings settings) {
        return registry -> reconciliation.ifAvailable(job -> {
            for (Finding.Kind kind : Finding.Kind.values()) {
                Gauge.builder("symbia.reconciliation.findings", job, of -> of.open(kind))
                        .description("Events that store and log disagree about")
                        .tag("service", settings.service())
                        .tag("kind", kind.label())
                        .register(registry);
            }
            Gauge.builder("symbia.reconciliation.full.pass.age.seconds", job, Reconciliation::secondsSinceFullPass)
                    .description("Time since all streams were compared with the log")
                    .tag("service", settings.service())
                    .register(registry);
        });
    }

    @Bean
    MeterBinder serviceMetrics(
            Relay relay, Sweep sweep, ParkingLot parking, Background background, RequestExpiry expiry) {
        return registry -> {
            FunctionCounter.builder("symbia.requests.forgotten", expiry, RequestExpiry::forgotten)
                    .description("Requests with an idempotency key that were forgotten after a week")
                    .register(registry);
            FunctionCounter.builder("symbia.requests.expiry.failures", expiry, RequestExpiry::failures)
                    .description("Pages of requests that could not be looked at")
                    .register(registry);
            Gauge.builder("symbia.sweep.age.seconds", sweep, Sweep::secondsSinceWholeSweep)
                    .description("Time since all commits were looked at for those left behind")
                    .register(registry);
            Gauge.builder("symbia.store.damaged.commits", sweep, Sweep::damagedCommits)
                    .description("Commits that wait to be published and cannot be read")
                    .register(registry);
            FunctionCounter.builder("symbia.sweep.failures", sweep, Sweep::failures)
                    .description("Sweeps that did not come to their end")
                    .register(registry);
            Gauge.builder("symbia.relay.pending.commits", relay, Relay::pendingCommits)
                    .description("Commits kept and not yet recorded as published")
                    .register(registry);
            Gauge.builder("symbia.relay.oldest.pending.seconds", relay, Relay::oldestPendingSeconds)
                    .description("Age of the oldest commit that is not recorded as published")
                    .register(registry);
            FunctionCounter.builder("symbia.relay.published.events", relay, Relay::publishedEvents)
                    .description("Events that the broker has acknowledged")
                    .register(registry);
            FunctionCounter.builder("symbia.consumer.parked.events", parking, ParkingLot::parkedEvents)
                    .description("Events that a consumer could not handle")
                    .register(registry);
            for (Feed feed : background.feeds()) {
                if (!feed.isWanted()) continue;
                Gauge.builder("symbia.consumer.lag.records", feed, Feed::lagRecords)
                        .description(
                                "Records published and not yet handled, of the partitions that this instance reads")
                        .tag("feed", feed.name())
                        .register(registry);
                Gauge.builder("symbia.consumer.partitions", feed, Feed::partitions)
                        .description("Partitions that this instance reads")
                        .tag("feed", feed.name())
                        .register(registry);
                FunctionCounter.builder("symbia.consumer.missed.records", feed, Feed::missedRecords)
                        .description("Records that were deleted from their topics before this instance could read them")
                        .tag("feed", feed.name())
                        .register(registry);
                FunctionCounter.builder("symbia.consumer.handled.records", feed, Feed::handledRecords)
                        .description("Records that this instance has handled")
                        .tag("feed", feed.name())
                        .register(registry);
            }
        };
    }
}
