package io.symbia.log.http.limits;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.symbia.http.refusing.NamedTypeFilter;
import io.symbia.http.refusing.ReadableQueryFilter;
import io.symbia.http.refusing.SingleHeadersFilter;
import io.symbia.http.refusing.SpokenContainer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The limits, in force in the container; their figures are in {@code application.yml} and in the classes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Exchanges.Limits.class)
class LimitsConfiguration {
    /**
     * What the kernel keeps of an answer for a client, so that what was handed to it says how fast the client is. By itself it would keep up to
     * four megabytes of each. Enough for ten megabits a second over the longest lines.
     */
    private static final int SEND_BUFFER_BYTES = 128 << 10;

    private final AtomicReference<WatchedProtocol> protocol = new AtomicReference<>();

    @Bean(initMethod = "start", destroyMethod = "close")
    Exchanges exchanges(Exchanges.Limits limits) {
        return new Exchanges(limits);
    }

    @Bean
    LargeAnswers largeAnswers(Exchanges exchanges) {
        return new LargeAnswers(exchanges);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    PublicDataFilter publicDataFilter() {
        return new PublicDataFilter();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 3)
    BodyFilter bodyFilter(Exchanges exchanges) {
        return new BodyFilter(exchanges);
    }

    @Bean
    SpokenContainer spokenContainer() {
        return new SpokenContainer();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SingleHeadersFilter singleHeaders() {
        return new SingleHeadersFilter();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    NamedTypeFilter namedTypes() {
        return new NamedTypeFilter();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    ReadableQueryFilter readableQueries(@Value("${server.tomcat.max-parameter-count}") int maxParameters) {
        return new ReadableQueryFilter(maxParameters);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> watched(Exchanges exchanges) {
        return factory -> {
            factory.setProtocol(WatchedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                connector.setAllowTrace(false);
                connector.setXpoweredBy(false);
                connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER_BYTES));
                watch(connector.getProtocolHandler(), exchanges);
            });
        };
    }

    private void watch(ProtocolHandler handler, Exchanges exchanges) {
        WatchedProtocol watched = (WatchedProtocol) handler;
        watched.tell(exchanges);
        protocol.set(watched);
    }

    @Bean
    MeterBinder limitMetrics(Exchanges exchanges, LargeAnswers large, BodyFilter bodies) {
        return registry -> {
            gauge(
                    registry,
                    "connections",
                    "Open connections",
                    this,
                    it -> it.protocol.get().connections());
            gauge(registry, "large.answers", "Large answers that are being read", large, LargeAnswers::read);
            refused(registry, "busy", this, _ -> large.refused() + bodies.busy());
            refused(registry, "body", bodies, BodyFilter::refused);
            for (Exchanges.Reason reason : Exchanges.Reason.values()) {
                FunctionCounter.builder("symbia.log.http.ended", exchanges, it -> it.ended(reason))
                        .description("Connections that were ended")
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }

    private static <T> void gauge(
            MeterRegistry registry, String name, String description, T of, ToDoubleFunction<T> value) {
        Gauge.builder("symbia.log.http." + name, of, value)
                .description(description)
                .register(registry);
    }

    private static <T> void refused(MeterRegistry registry, String reason, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder("symbia.log.http.refused", of, value)
                .description("Requests that were refused at the door")
                .tag("reason", reason)
                .register(registry);
    }
}
