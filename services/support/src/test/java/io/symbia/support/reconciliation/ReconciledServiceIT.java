package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.envelope.Topics;
import io.symbia.log.LogApplication;
import io.symbia.support.crate.service.CrateApplication;
import io.symbia.support.platform.Database;
import io.symbia.support.testkit.ServiceUnderTest;
import io.symbia.support.testkit.TestPlatform;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that is told where the log is compares itself with it, by itself, and says what it found. */
class ReconciledServiceIT {
    @TempDir
    private Path data;

    @Test
    void comparesItselfWithTheLogAndSaysSo() {
        TestPlatform platform = TestPlatform.started();
        try (ConfigurableApplicationContext log = SpringApplication.run(
                        LogApplication.class,
                        "--server.port=0",
                        "--symbia.log.data=" + data.resolve("log"),
                        "--symbia.log.origin=log.test/reconciled",
                        "--symbia.log.topics=" + Topics.events("reconciled"),
                        "--symbia.log.receipts-topic=" + Topics.RECEIPTS,
                        "--symbia.log.mongo-uri=" + platform.mongoUri(),
                        "--symbia.log.kafka-bootstrap=" + platform.kafkaBootstrap());
                ServiceUnderTest service = ServiceUnderTest.start(
                        CrateApplication.class,
                        "reconciled",
                        "symbia.log.url=http://127.0.0.1:"
                                + log.getEnvironment().getProperty("local.server.port"))) {
            Position position = new Position(service.bean(Database.class).mongo());
            service.eventually(() -> assertThat(position.lastFullPassMillis()).isPresent());
            service.eventually(
                    () -> assertThat(service.bean(Reconciliation.class).secondsSinceFullPass())
                            .isBetween(0.0, 60.0));
            assertThat(service.bean(Reconciliation.class).findings()).isEmpty();
            assertThat(service.http().get("/actuator/prometheus").body())
                    .contains("symbia_reconciliation_findings{kind=\"different\",service=\"reconciled\"} 0.0")
                    .contains("symbia_reconciliation_full_pass_age_seconds{service=\"reconciled\"}");
        }
    }
}
