package io.symbia.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.http.testkit.DrippingServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResendCommandTest {
    private static final int NOT_REACHED = 2;

    @Test
    void saysThatAServiceDoesNotAnswerWhoseAnswerNeverEnds() {
        try (DrippingServer dripping = DrippingServer.dripping();
                DrippingServer stalling = DrippingServer.stalling()) {
            for (DrippingServer service : new DrippingServer[] {dripping, stalling}) {
                StringWriter said = new StringWriter();
                int status = new CommandLine(new ResendCommand(Duration.ofMillis(300)))
                        .setOut(new PrintWriter(said, true))
                        .execute("payment", "--url", service.url().toString());
                assertThat(status).isEqualTo(NOT_REACHED);
                assertThat(said.toString()).contains("does not answer");
                service.awaitItsClientToLeave();
            }
        }
    }
}
