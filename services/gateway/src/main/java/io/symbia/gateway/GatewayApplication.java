package io.symbia.gateway;

import io.symbia.gateway.routing.GatewaySettings;
import java.security.Security;
import java.time.Clock;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the gateway. */
@SpringBootApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayApplication {
    static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        Security.setProperty("networkaddress.cache.ttl", "3"); // Seconds: instances come and go.
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
