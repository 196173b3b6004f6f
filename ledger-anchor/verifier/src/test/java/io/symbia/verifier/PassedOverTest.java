package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators have passed over is a line of every audit's statement, not only of the one that met it. */
class PassedOverTest {
    private static final String RECORDS =
            "- what stood at offsets 4 to 7 of symbia.payment.events, partition 3: batch 1"
                    + " says that it was passed over: records of a test tool\n";
    private static final String ANEW = "- what symbia.payment.events, partition 4, held from offset 9 on: batch 1 says"
            + " that it goes on at offset 0 of topic bGVkZ2VyLWFuY2hvci0wMQ of cluster cluster-2: the topic was made"
            + " anew\n";

    @TempDir
    private Path folder;

    private Path policy;
    private Path state;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = Files.writeString(folder.resolve("policy"), SmallLog.POLICY);
        state = folder.resolve("state");
    }

    private Run audit(SmallLog log, Object... more) throws IOException {
        Path published = Files.createTempDirectory(folder, "log");
        log.publish(published);
        List<Object> arguments = new ArrayList<>(List.of("audit", published, "--policy", policy));
        arguments.addAll(List.of(more));
        Run run = Run.here(arguments.toArray());
        assertThat(run.status()).as(run.out()).isZero();
        return run;
    }

    private static String open(Run run) {
        return run.out().substring(run.out().indexOf("\nNOT ESTABLISHED\n"));
    }

    @Test
    void isNotEstablished() throws IOException {
        SmallLog log = PassingLog.of(List.of(PassingLog.RECORDS, PassingLog.ANEW));
        assertThat(open(audit(log))).contains(RECORDS + ANEW);
        assertThat(audit(log, "--json").out())
                .contains("{\"batch\":\"1\",\"first\":\"4\",\"kind\":\"passed\",\"last\":\"7\",\"partition\":\"3\","
                        + "\"reason\":\"records of a test tool\",\"topic\":\"symbia.payment.events\"}")
                .contains(
                        "{\"batch\":\"1\",\"cluster\":\"cluster-2\",\"from\":\"9\",\"kind\":\"renewed\",\"partition\":\"4\","
                                + "\"reason\":\"the topic was made anew\",\"to\":\"0\",\"topic\":\"symbia.payment.events\","
                                + "\"topicid\":\"bGVkZ2VyLWFuY2hvci0wMQ\"}");
        assertThat(open(audit(new SmallLog().add("A").seal()))).doesNotContain("passed over");
    }

    @Test
    void isRememberedFromOneAuditToTheNext() throws IOException {
        SmallLog log = PassingLog.of(List.of(PassingLog.RECORDS, PassingLog.ANEW));
        audit(log, "--state", state);
        for (int more = 0; more < 2; more++) {
            Run run = audit(log, "--state", state); // With nothing new, and with a batch more.
            assertThat(open(run)).contains(RECORDS + ANEW);
            assertThat(run.out()).doesNotContain("note  passed");
            log.add("B").seal(good -> PassingLog.read(good, 8));
        }
    }

    @Test
    void isCountedWhereItIsNotListed() throws IOException {
        SmallLog log = PassingLog.of(PassingLog.decisions(1_000));
        assertThat(open(audit(log, "--state", state))).doesNotContain("further decisions");
        log.add("A").seal(good -> PassingLog.passing(good, List.of(PassingLog.ANEW)));
        for (int again = 0; again < 2; again++) {
            assertThat(open(audit(log, "--state", state)))
                    .contains("- what 1 further decisions passed over, not listed here\n")
                    .doesNotContain(ANEW);
        }
    }

    @Test
    void isUnknownWhereAStateOfAnOlderFormDoesNotSay() throws Exception {
        audit(new SmallLog().add("A").seal(), "--state", state);
        PassingLog.ageState(state);
        SmallLog log = PassingLog.of(List.of(PassingLog.RECORDS));
        for (int again = 0; again < 2; again++) {
            assertThat(open(audit(log, "--state", state)))
                    .contains(RECORDS
                            + "- what was passed over before leaf 2: what the audit remembers of it is of a form"
                            + " that does not say\n");
        }
    }
}
