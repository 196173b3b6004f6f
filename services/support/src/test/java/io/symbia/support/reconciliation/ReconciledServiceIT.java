package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.log.LogApplication;
import io.symbia.support.crate.service.CrateApplication;
import io.symbia.support.evidence.KeptReceipts;
import io.symbia.support.evidence.Receipt;
import io.symbia.support.platform.Database;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.ServiceUnderTest;
import io.symbia.support.testkit.TestPlatform;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that is told where the log is compares itself with it, by itself, and says what it found. */
class ReconciledServiceIT {
    private static final String BODY = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

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
            Passes passes = new Passes(service.bean(Database.class).mongo(), "other");
            service.eventually(() -> assertThat(passes.lastFullPassMillis()).isPresent());
            service.eventually(
                    () -> assertThat(service.bean(Reconciliation.class).secondsSinceFullPass())
                            .isBetween(0.0, 60.0));
            assertThat(service.bean(Reconciliation.class).findings()).isEmpty();
            assertThat(service.http().get("/actuator/prometheus").body())
                    .contains("symbia_reconciliation_findings{kind=\"different\",service=\"reconciled\"} 0.0")
                    .contains("symbia_reconciliation_full_pass_age_seconds{service=\"reconciled\"}");
        }
    }

    /** Nobody listens at port 1, so nothing is ever sealed. */
    @Test
    void saysHowLongItHasWaitedForAReceipt() {
        try (ServiceUnderTest service =
                ServiceUnderTest.start(CrateApplication.class, "crates", "symbia.log.url=http://127.0.0.1:1")) {
            assertThat(evidence(service)).contains("\"oldestUnwitnessedSeconds\":0.0");
            HttpAnswer opened = service.http().as("zj-tea-coop").put("/crates/crates/C-awaited", BODY);
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
            service.eventually(
                    () -> assertThat(service.http().get("/actuator/prometheus").body())
                            .containsPattern("symbia_evidence_oldest_unwitnessed_seconds [1-9]"));
            assertThat(evidence(service)).containsPattern("\"oldestUnwitnessedSeconds\":[1-9]");
            assertThat(service.http().get("/actuator/health/readiness").status())
                    .isEqualTo(200);

            Digest digest = Digest.parseHex(opened.text("/events/0/digest"));
            service.bean(KeptReceipts.class).put(List.of(new Receipt(digest, 7, 9)));
            service.eventually(() -> assertThat(evidence(service)).contains("\"oldestUnwitnessedSeconds\":0.0"));
        }
    }

    private static String evidence(ServiceUnderTest service) {
        return service.http().get("/actuator/health/evidence").body();
    }
}
