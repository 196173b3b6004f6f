package io.symbia.log.http.health;

import io.symbia.log.LogNode;
import io.symbia.log.publishing.Published;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The condition of the log as Spring tells it. What is degraded is ready: it serves and publishes. Whether the process lives is another question,
 * which asks nothing here: no restart brings a witness back.
 */
@Component("log")
class LogHealthIndicator implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final LogHealth health;
    private final LogNode node;

    LogHealthIndicator(LogHealth health, LogNode node) {
        this.health = health;
        this.node = node;
    }

    @Override
    public Health health() {
        Condition condition = health.now();
        Health.Builder answer = Health.status(
                switch (condition.state()) {
                    case UP -> Status.UP;
                    case DEGRADED -> DEGRADED;
                    case DOWN -> Status.DOWN;
                });
        answer.withDetail("evidence", condition.answer());
        if (!condition.reasons().isEmpty()) {
            answer.withDetail("reasons", condition.reasons());
        }
        node.log().ifPresent(log -> {
            answer.withDetail("oldestUnwitnessedSeconds", condition.oldestUnwitnessedMillis() / 1_000.0)
                    .withDetail("sealedSize", log.sealer().newest().size())
                    .withDetail("partitionsStopped", log.intake().status().stopped());
            log.published().map(Published::size).ifPresent(size -> answer.withDetail("size", size));
        });
        return answer.build();
    }
}
