package io.symbia.support.testkit;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.support.SymbiaService;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Database;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.StreamHead;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole service in this JVM, on a port of its own, with the {@link TestPlatform}'s broker and database. */
public final class ServiceUnderTest implements AutoCloseable {
    private static final SealedOrigin ORIGIN =
            SealedOrigin.of(new Origin.Request("PUT", "/elsewhere", Optional.empty(), Optional.empty()));
    private static final Duration PATIENCE = Duration.ofSeconds(20); // Of a machine that is busy with other tests.
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConfigurableApplicationContext context;
    private final String service;
    private final URI base;
    private final EventIds ids = new EventIds(Clock.systemUTC(), RANDOM);
    private final Map<StreamId, SealedEvent> lastPublished = new HashMap<>(); // Guarded by this.
    private Producer<String, byte[]> producer; // Guarded by this.
    private AnswerCheck answers; // Guarded by this.

    private ServiceUnderTest(ConfigurableApplicationContext context, String service) {
        this.context = context;
        this.service = service;
        this.base = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /**
     * Starts a service.
     *
     * @param properties more of Spring's, as {@code name=value}
     */
    public static ServiceUnderTest start(Class<?> application, String service, String... properties) {
        TestPlatform platform = TestPlatform.started();
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.config.name=none", // A log that is on the class path of a test has a configuration file;
                // services have none.
                "--symbia.mongo.uri=" + platform.mongoUri(),
                "--symbia.kafka.bootstrap=" + platform.kafkaBootstrap()));
        for (String property : properties) args.add("--" + property);
        return new ServiceUnderTest(SymbiaService.run(application, service, args.toArray(String[]::new)), service);
    }

    /** Scheme, host and port. */
    public URI base() {
        return base;
    }

    /** A client that says nothing about who it is, and fails where an answer is none that the service has announced. */
    public synchronized JsonClient http() {
        if (answers == null) {
            HttpAnswer described = JsonClient.of(base).get("/" + service + "/v3/api-docs");
            if (described.status() != 200) throw new AssertionError("the service describes nothing: " + described);
            answers = new AnswerCheck(described.json());
        }
        return JsonClient.of(base).checkedBy(answers::check);
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The commits of a stream as they are kept, each with its events opened. */
    public List<List<DomainEvent>> commits(StreamId stream) {
        EventCodec codec = bean(EventCodec.class);
        List<List<DomainEvent>> commits = new ArrayList<>();
        bean(CommitStore.class)
                .follow(
                        StreamHead.start(stream),
                        commit -> commits.add(commit.events().stream()
                                .map(event -> codec.open(event.envelope(), event.disclosures()))
                                .toList()));
        return commits;
    }

    /** How many commits the service keeps, of all streams. */
    public long commitCount() {
        return bean(Database.class).mongo().getCollection("commits").countDocuments();
    }

    /** Publishes an event as the service of its stream would, the next one of that stream; returns when the broker has it. */
    public synchronized SealedEvent publish(StreamId stream, DomainEvent event) {
        SealedEvent last = lastPublished.get(stream);
        String id = ids.next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EventContext place = last == null
                ? EventContext.first(
                        id, now, stream, StreamSalt.from(RANDOM), new ParticipantId("somebody"), ORIGIN.digest())
                : contextOf(last).after(last, id, now);
        SealedEvent sealed = bean(EventCodec.class).seal(event, place);
        lastPublished.put(stream, sealed);
        publishAgain(sealed);
        return sealed;
    }

    private static EventContext contextOf(SealedEvent sealed) {
        var envelope = sealed.envelope();
        return EventContext.first(
                envelope.id(),
                envelope.time(),
                envelope.stream(),
                envelope.streamSalt(),
                envelope.issuer(),
                envelope.origin());
    }

    /** Publishes the same event once more, as a relay does that crashed before it knew. */
    public synchronized void publishAgain(SealedEvent sealed) {
        Broker broker = bean(Broker.class);
        if (producer == null) producer = broker.producer();
        broker.requireTopics(List.of(Topics.events(sealed.envelope().stream().service())));
        try {
            producer.send(EventRecords.of(sealed)).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Repeats the assertion until it holds, for twenty seconds at most. A view that is not there yet answers with a
     * problem, and reading that as a view fails in any way it likes: this too is only a reason to look again.
     */
    public void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(25))
                .ignoreExceptionsInstanceOf(RuntimeException.class)
                .untilAsserted(assertion);
    }

    /** Ends the service as a signal would: doors first, then what runs beside. */
    @Override
    public synchronized void close() {
        if (producer != null) producer.close(Duration.ZERO);
        context.close();
    }
}
