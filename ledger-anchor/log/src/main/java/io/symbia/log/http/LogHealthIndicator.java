package io.symbia.log.http;

import io.symbia.log.LogNode;
import io.symbia.log.publishing.Published;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready once the log is open: it then serves proofs, whatever it waits for to seal more. */
@Component("log")
class LogHealthIndicator implements HealthIndicator {
    private final LogNode node;

    LogHealthIndicator(LogNode node) {
        this.node = node;
    }

    @Override
    public Health health() {
        return node.log()
                .map(log -> Health.up()
                        .withDetail("sealedSize", log.sealer().newest().size())
                        .withDetail("size", log.published().map(Published::size).orElse(0L))
                        .withDetail("partitionsStopped", log.intake().status().stopped())
                        .withDetail("concerns", log.intake().status().concerns())
                        .build())
                .orElseGet(() -> Health.down()
                        .withDetail("waitsFor", node.problem().orElse("its files to be read"))
                        .build());
    }
}
