package io.symbia.support;

import io.symbia.support.platform.Settings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service: its own beans and the wiring of this package. */
public final class SymbiaService {
    /**
     * Spring's settings that are the same for every service; the environment and arguments go before them. Where the environment gives probes
     * and metrics a port of their own, the gateway asks for two of them at that for requests.
     */
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("server.address", "127.0.0.1"),
            Map.entry("server.error.whitelabel.enabled", false),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("server.tomcat.connection-timeout", "10s"),
            Map.entry("server.tomcat.max-parameter-count", 64), // The longest query of a view has five.
            Map.entry("server.tomcat.max-swallow-size", "1MB"),
            Map.entry("server.max-http-request-header-size", "16KB"),
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "20s"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry(
                    "spring.mvc.formcontent.filter.enabled",
                    false), // No door takes a form, and what is none is not parsed.
            Map.entry("spring.servlet.multipart.enabled", false),
            Map.entry("spring.threads.virtual.enabled", true),
            Map.entry("spring.web.resources.add-mappings", false),
            Map.entry("management.endpoint.health.probes.enabled", true),
            Map.entry("management.endpoint.health.group.readiness.include", "readinessState,database,broker"),
            Map.entry("management.endpoint.health.group.readiness.additional-path", "server:/readyz"),
            Map.entry("management.endpoint.health.group.liveness.include", "livenessState"),
            Map.entry("management.endpoint.health.group.evidence.include", "witnessing"),
            Map.entry("management.endpoint.health.group.evidence.show-details", "always"),
            Map.entry("management.endpoint.health.group.evidence.additional-path", "server:/witnessed"),
            Map.entry("management.endpoints.web.exposure.include", "health,prometheus,resend"),
            Map.entry("logging.level.org.apache.kafka", "WARN"),
            Map.entry("logging.level.org.mongodb.driver", "WARN"),
            Map.entry("logging.level.org.axonframework", "ERROR")); // It logs refused commands with their trace.

    private SymbiaService() {}

    /**
     * Runs a service until its process ends.
     *
     * @param application the service's {@code @SpringBootApplication}
     * @param service     lower case with dashes; prefix of its paths, name of its topic and its database
     */
    public static ConfigurableApplicationContext run(Class<?> application, String service, String... args) {
        System.setProperty("axoniq.update-checker.disabled", "true"); // Nothing of ours phones home.
        SpringApplication spring = new SpringApplication(application, SupportConfiguration.class);
        var defaults = new java.util.HashMap<>(DEFAULTS);
        defaults.put(Settings.SERVICE_PROPERTY, service);
        defaults.put("spring.application.name", service);
        defaults.put("springdoc.api-docs.path", "/" + service + "/v3/api-docs");
        defaults.put("springdoc.swagger-ui.path", "/" + service + "/swagger-ui.html");
        spring.setDefaultProperties(defaults);
        return spring.run(args);
    }
}
